package io.turnpike.routing.dialects.gemini.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In documents ' stands for ". */
class ContentsRequestTests {

  private static final String HI = "'messages':[{'role':'user','content':'Hi'}]";
  private static final String CALLED =
      "'messages':[{'role':'user','content':'Go'},"
          + "{'role':'assistant','content':null,'tool_calls':["
          + "{'id':'a','type':'function','function':{'name':'f','arguments':'{\\'x\\':1}'}%s},"
          + "{'id':'b','type':'function','function':{'name':'g','arguments':''}}]},"
          + "{'role':'tool','tool_call_id':'a','content':'12345678901234567890'},"
          + "{'role':'tool','tool_call_id':'b','content':'no','is_error':true},"
          + "{'role':'user','content':'On'}]";

  @Test
  void aConversationInItsTurns() {
    assertThat(
            sent(
                "{'model':'gemini-2.5-pro','messages':[{'role':'system','content':'Be kind.'},"
                    + "{'role':'user','content':'One'},{'role':'user','content':'Two'},"
                    + "{'role':'assistant','content':'Three'},{'role':'developer','content':'Be brief.'},"
                    + "{'role':'user','content':''}]}"))
        .isEqualTo(
            "{'systemInstruction':{'parts':[{'text':'Be kind.'},{'text':'Be brief.'}]},"
                + "'contents':[{'role':'user','parts':[{'text':'One'},{'text':'Two'}]},"
                + "{'role':'model','parts':[{'text':'Three'}]}]}");
  }

  @Test
  void whatAClientTellsAboutItselfIsForNoModel() {
    TranslatedRequest request =
        translated(
            "{'messages':[{'role':'system','content':[{'type':'text','text':"
                + "'x-anthropic-billing-header: x'},{'type':'text','text':'Be kind.'}]},"
                + "{'role':'user','content':'Hi'}]}");

    assertThat(text(request)).contains("{'parts':[{'text':'Be kind.'}]}").doesNotContain("billing");
    assertThat(request.dropped()).containsExactly("system[0]");
  }

  @Test
  void whatFunctionsGaveBackIsATurnOfItsOwnWithNamesAndEveryDigit() {
    assertThat(sent("{'model':'gemini-2.5-pro'," + CALLED.formatted("") + "}"))
        .isEqualTo(
            "{'contents':[{'role':'user','parts':[{'text':'Go'}]},{'role':'model','parts':["
                + "{'functionCall':{'id':'a','name':'f','args':{'x':1}}},"
                + "{'functionCall':{'id':'b','name':'g','args':{}}}]},"
                + "{'role':'user','parts':[{'functionResponse':{'id':'a','name':'f',"
                + "'response':{'output':'12345678901234567890'}}},{'functionResponse':{'id':'b',"
                + "'name':'g','response':{'error':'no'}}}]},"
                + "{'role':'user','parts':[{'text':'On'}]}]}");
  }

  /** Of several calls only the first is signed, and only newer models insist on it. */
  @ParameterizedTest
  @CsvSource({
    "gemini-3.5-pro, '', true",
    "gemini-flash-latest, '', true",
    "gemini-2.5-flash, '', false",
    "m, '', false",
  })
  void aSignatureThatGotLostIsMadeUpForOnce(String model, String slot, boolean madeUp) {
    String sent = sent("{'model':'" + model + "'," + CALLED.formatted(slot) + "}");

    assertThat(sent.split("thoughtSignature", -1)).hasSize(madeUp ? 2 : 1);
    if (madeUp) {
      assertThat(sent)
          .contains(
              "'args':{'x':1}},'thoughtSignature':"
                  + "'c2tpcF90aG91Z2h0X3NpZ25hdHVyZV92YWxpZGF0b3I='}");
    }
  }

  @Test
  void aSignatureGoesBackToWhatWasSigned() {
    String slot = ",'extra_content':{'google':{'thought_signature':'c2ln'}}";

    assertThat(sent("{'model':'gemini-3-pro'," + CALLED.formatted(slot) + "}"))
        .contains("'args':{'x':1}},'thoughtSignature':'c2ln'}")
        .doesNotContain("c2tpcF90");
    assertThat(
            sent(
                "{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'"
                    + slot
                    + "},{'role':'assistant','content':''"
                    + slot
                    + "}]}"))
        .contains(
            "{'text':'b','thoughtSignature':'c2ln'}", "{'text':'','thoughtSignature':'c2ln'}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "m | 'temperature':0.5,'top_p':0.9,'top_k':4,'seed':7,'n':2 | 'temperature':0.5,'topP':0.9,'topK':4,'seed':7,'candidateCount':2",
        "m | 'presence_penalty':1,'frequency_penalty':2,'logprobs':true,'top_logprobs':3 | 'presencePenalty':1,'frequencyPenalty':2,'responseLogprobs':true,'logprobs':3",
        "m | 'max_tokens':9 | 'maxOutputTokens':9",
        "m | 'max_tokens':9,'max_completion_tokens':8,'stop':'x' | 'stopSequences':['x'],'maxOutputTokens':8",
        "m | 'response_format':{'type':'json_object'} | 'responseMimeType':'application/json'",
        "m | 'reasoning_effort':'minimal' | 'thinkingConfig':{'thinkingLevel':'MINIMAL','includeThoughts':true}",
        "m | 'reasoning_effort':'none' | 'thinkingConfig':{'thinkingLevel':'LOW'}",
        "m | 'reasoning_effort':'max','include_reasoning':false | 'thinkingConfig':{'thinkingLevel':'HIGH'}",
        "gemini-2.5-pro | 'reasoning_effort':'medium' | 'thinkingConfig':{'thinkingBudget':8192,'includeThoughts':true}",
        "gemini-2.5-flash | 'reasoning_effort':'none' | 'thinkingConfig':{'thinkingBudget':0}",
        "gemini-2.5-pro | 'reasoning_effort':'none' | 'thinkingConfig':{'thinkingBudget':128}",
        "gemini-2.5-pro | 'thinking':{'type':'enabled','budget_tokens':5000} | 'thinkingConfig':{'thinkingBudget':5000,'includeThoughts':true}",
        "m | 'thinking':{'type':'enabled','budget_tokens':5000} | 'thinkingConfig':{'thinkingLevel':'MEDIUM','includeThoughts':true}",
        "m | 'thinking':{'type':'adaptive','display':'omitted'},'output_config':{'effort':'high'} | 'thinkingConfig':{'thinkingLevel':'HIGH'}",
      })
  void howAnAnswerIsToBeMade(String model, String asked, String config) {
    assertThat(sent("{'model':'" + model + "'," + HI + "," + asked + "}"))
        .endsWith(",'generationConfig':{" + config + "}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'auto' | {'mode':'AUTO'}",
        "'none' | {'mode':'NONE'}",
        "'required' | {'mode':'ANY'}",
        "{'type':'function','function':{'name':'f'}} | {'mode':'ANY','allowedFunctionNames':['f']}",
        "{'type':'allowed_tools','allowed_tools':{'mode':'auto','tools':[{'type':'function','function':{'name':'f'}}]}} | {'mode':'VALIDATED','allowedFunctionNames':['f']}",
        "{'type':'allowed_tools','allowed_tools':{'mode':'required','tools':[{'type':'function','function':{'name':'f'}}]}} | {'mode':'ANY','allowedFunctionNames':['f']}",
      })
  void whichFunctionsMayBeCalled(String choice, String config) {
    assertThat(
            sent(
                "{"
                    + HI
                    + ",'tools':[{'type':'function','function':{'name':'f'}}],'tool_choice':"
                    + choice
                    + "}"))
        .contains(
            "'tools':[{'functionDeclarations':[{'name':'f'}]}],"
                + "'toolConfig':{'functionCallingConfig':"
                + config
                + "}");
  }

  @Test
  void aSchemaInTheKeywordsThatGoogleTakes() {
    TranslatedRequest request =
        translated(
            "{"
                + HI
                + ",'tools':[{'type':'function','function':{'name':'f','parameters':{"
                + "'$schema':'s','type':'object','additionalProperties':false,'properties':{"
                + "'a':{'type':['string','null'],'pattern':'x','minLength':2,'default':'d'},"
                + "'b':{'const':3},'c':{'allOf':[{'type':'integer'}]},"
                + "'d':{'$ref':'#/$defs/e','description':'x'}},"
                + "'$defs':{'e':{'type':'string','format':'uri'}}}}}]}");

    assertThat(text(request))
        .contains(
            "'parametersJsonSchema':{'type':'object','additionalProperties':false,'properties':{"
                + "'a':{'type':['string','null']},'b':{'enum':[3]},'c':{'type':'integer'},"
                + "'d':{'$ref':'#/$defs/e'}},'$defs':{'e':{'type':'string'}}}");
    assertThat(request.dropped())
        .containsExactly(
            "tools[].function.parameters.pattern",
            "tools[].function.parameters.minLength",
            "tools[].function.parameters.format");
  }

  @Test
  void anAnswerIsNotHeldToBounds() {
    String format =
        "'response_format':{'type':'json_schema','json_schema':{'name':'n','schema':%s}}";

    TranslatedRequest request =
        translated("{" + HI + "," + format.formatted("{'type':'string','maxLength':3}") + "}");

    assertThat(request.dropped()).containsExactly("response_format.json_schema.schema.maxLength");
    assertThatThrownBy(() -> sent("{" + HI + "," + format.formatted("{'not':{}}") + "}"))
        .isInstanceOfSatisfying(
            Untranslatable.class,
            refused -> assertThat(refused.field()).isEqualTo("response_format.json_schema.schema"));
  }

  @Test
  void picturesThatToolsReturnArePartOfTheResultWhereTheModelSeesThemThere() {
    String conversation =
        "'messages':[{'role':'user','content':'a'},{'role':'assistant','tool_calls':[{'id':'i',"
            + "'function':{'name':'f','arguments':'{}'}}]},{'role':'tool','tool_call_id':'i',"
            + "'content':[{'type':'image_url','image_url':{'url':'data:image/jpg;base64,QQ=='}}]}]";

    assertThat(sent("{'model':'gemini-3-pro'," + conversation + "}"))
        .contains(
            "'response':{'output':'It is shown below.'},"
                + "'parts':[{'inlineData':{'mimeType':'image/jpeg','data':'QQ=='}}]}}]");
    assertThat(sent("{'model':'gemini-2.5-pro'," + conversation + "}"))
        .contains(
            "'response':{'output':'It is shown below.'}}},"
                + "{'inlineData':{'mimeType':'image/jpeg','data':'QQ=='}}]");
  }

  @Test
  void namesWhatChangesNothing() {
    TranslatedRequest request =
        translated(
            "{"
                + HI
                + ",'user':'u','metadata':{},'store':true,'verbosity':'low',"
                + "'parallel_tool_calls':false,'stream':true,'stream_options':{},"
                + "'safety_settings':[{'category':'c'}],'service_tier':'flex','n':null}");

    assertThat(request.dropped())
        .containsExactly("user", "metadata", "store", "verbosity", "parallel_tool_calls");
    assertThat(text(request))
        .isEqualTo(
            "{'safetySettings':[{'category':'c'}],'serviceTier':'flex',"
                + "'contents':[{'role':'user','parts':[{'text':'Hi'}]}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'messages':[{'role':'system','content':'x'}] | messages",
        "'messages':[{'role':'odd','content':'x'}] | messages[0].role",
        "'messages':[{'role':'user','content':[{'type':'odd'}]}] | messages[0].content[0].type",
        "'messages':[{'role':'system','content':[{'type':'image_url'}]}] | messages[0].content[0].type",
        "'messages':[{'role':'user','content':[{'type':'file','file':{}}]}] | messages[0].content[0].file",
        "'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'ftp://x'}}]}] | messages[0].content[0].image_url.url",
        "'messages':[{'role':'assistant','audio':{'id':'x'}}] | messages[0].audio",
        "'messages':[{'role':'assistant','tool_calls':[{'id':'i','function':{'name':'f','arguments':'x'}}]}] | messages[0].tool_calls[0].function.arguments",
        "'messages':[{'role':'assistant','tool_calls':[{'id':'i','type':'custom'}]}] | messages[0].tool_calls[0].type",
        "'messages':[{'role':'tool','content':'x'}] | messages[0].tool_call_id",
        "'messages':[{'role':'user','content':'a'}],'tools':[{'type':'custom'}] | tools[0].type",
        "'messages':[{'role':'user','content':'a'}],'logit_bias':{'1':2} | logit_bias",
        "'messages':[{'role':'user','content':'a'}],'modalities':['audio'] | modalities",
        "'messages':[{'role':'user','content':'a'}],'web_search_options':{} | web_search_options",
        "'messages':[{'role':'user','content':'a'}],'reasoning_effort':'huge' | reasoning_effort",
        "'messages':[{'role':'user','content':'a'}],'service_tier':'odd' | service_tier",
        "'messages':[{'role':'user','content':'a'}],'stop':3 | stop",
      })
  void refusesByName(String body, String field) {
    assertThatThrownBy(() -> sent("{" + body + "}"))
        .isInstanceOfSatisfying(
            Untranslatable.class, refused -> assertThat(refused.field()).isEqualTo(field));
  }

  @Test
  void whereTheServiceIsChosenOtherwiseAWishForOneIsRefused() {
    byte[] body = json("{" + HI + ",'service_tier':'flex'}");

    assertThatThrownBy(() -> new ContentsTranslation(false).request(body, null))
        .hasMessageContaining("service_tier");
  }

  private static String sent(String body) {
    return text(translated(body));
  }

  private static TranslatedRequest translated(String body) {
    return new ContentsTranslation(true).request(json(body), null);
  }

  private static String text(TranslatedRequest request) {
    return new String(request.body(), UTF_8).replace('"', '\'');
  }

  /** What is a string within a string has its quotes escaped. */
  private static byte[] json(String body) {
    return body.replace("\\'", "\\\u0001")
        .replace('\'', '"')
        .replace('\u0001', '"')
        .getBytes(UTF_8);
  }
}
