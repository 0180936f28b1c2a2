package io.turnpike.routing.dialects.gemini.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.gemini.GeminiFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In all documents single quotes stand for double ones. */
class GenerateTranslationTests {

  private static final String HI = "'contents':[{'role':'user','parts':[{'text':'Hi'}]}]";

  @Test
  void systemAndTurnsAreMessages() {
    String asked =
        GeminiFixture.asked(
            "{'systemInstruction':{'parts':{'text':'Be brief'}},'contents':["
                + "{'role':'user','parts':[{'text':'Look'},{'text':'here'}]},"
                + "{'role':'model','parts':[{'text':'hm','thought':true},{'text':'I '},{'text':'do'}]},"
                + "{'parts':[{'text':'Well?'}]}]}");

    assertThat(asked)
        .isEqualTo(
            "{'messages':[{'role':'system','content':'Be brief'},"
                + "{'role':'user','content':[{'type':'text','text':'Look'},{'type':'text','text':'here'}]},"
                + "{'role':'assistant','content':'I do'},"
                + "{'role':'user','content':'Well?'}]}");
  }

  @Test
  void callsAndWhatCameOfThemBelongTogetherWithoutIds() {
    String asked =
        GeminiFixture.asked(
            "{'contents':[{'role':'user','parts':[{'text':'Go'}]},"
                + "{'role':'model','parts':[{'text':'Going'},"
                + "{'functionCall':{'name':'f','args':{'a_b':1.50}},'thoughtSignature':'c2ln'},"
                + "{'functionCall':{'name':'g'},'thoughtSignature':'skip_thought_signature_validator'},"
                + "{'functionCall':{'name':'f','args':{}}}]},"
                + "{'role':'function','parts':[{'text':'So'},"
                + "{'functionResponse':{'name':'f','response':{'output':'x'}}},"
                + "{'functionResponse':{'name':'g','response':{'error':'y'}}},"
                + "{'functionResponse':{'name':'f','response':{}}}]}]}");

    assertThat(asked)
        .isEqualTo(
            "{'messages':[{'role':'user','content':'Go'},"
                + "{'role':'assistant','content':'Going','tool_calls':["
                + "{'id':'call_1_1','type':'function','function':{'name':'f','arguments':'{\\'a_b\\':1.50}'},"
                + "'extra_content':{'google':{'thought_signature':'c2ln'}}},"
                + "{'id':'call_1_2','type':'function','function':{'name':'g','arguments':'{}'}},"
                + "{'id':'call_1_3','type':'function','function':{'name':'f','arguments':'{}'}}]},"
                + "{'role':'tool','tool_call_id':'call_1_1','content':'{\\'output\\':\\'x\\'}'},"
                + "{'role':'tool','tool_call_id':'call_1_2','content':'{\\'error\\':\\'y\\'}'},"
                + "{'role':'tool','tool_call_id':'call_1_3','content':'{}'},"
                + "{'role':'user','content':'So'}]}");
  }

  @Test
  void idsThatAreGivenStay() {
    String asked =
        GeminiFixture.asked(
            "{'contents':[{'role':'model','parts':[{'functionCall':{'id':'c9','name':'f'}},"
                + "{'functionCall':{'id':'c8','name':'f'}}]},"
                + "{'role':'user','parts':[{'functionResponse':{'id':'c8','name':'f','response':{}}},"
                + "{'functionResponse':{'name':'f','response':{}}},"
                + "{'functionResponse':{'id':'c0','name':'h','response':{}}}]}]}");

    assertThat(asked)
        .containsSubsequence("'id':'c9'", "'id':'c8'", "'tool_call_id':'c8'", "'tool_call_id':'c9'")
        .contains("'tool_call_id':'c0'");
  }

  @Test
  void mediaKeepTheirKinds() {
    String asked =
        GeminiFixture.asked(
            "{'contents':[{'role':'user','parts':["
                + "{'inline_data':{'mime_type':'image/png','data':'a-_b'}},"
                + "{'inlineData':{'mimeType':'application/pdf','data':'AAAA'}},"
                + "{'inlineData':{'mimeType':'audio/mpeg','data':'AAAA'}},"
                + "{'inlineData':{'mimeType':'text/plain','data':'SGk='}},"
                + "{'fileData':{'fileUri':'https://x.test/a.png','mimeType':'image/png'}}]}]}");

    assertThat(asked)
        .isEqualTo(
            "{'messages':[{'role':'user','content':["
                + "{'type':'image_url','image_url':{'url':'data:image/png;base64,a+/b'}},"
                + "{'type':'file','file':{'filename':'document.pdf','file_data':'data:application/pdf;base64,AAAA'}},"
                + "{'type':'input_audio','input_audio':{'data':'AAAA','format':'mp3'}},"
                + "{'type':'text','text':'Hi'},"
                + "{'type':'image_url','image_url':{'url':'https://x.test/a.png'}}]}]}");
  }

  @Test
  void aFunctionMayShowPictures() {
    String asked =
        GeminiFixture.asked(
            "{'contents':[{'role':'user','parts':[{'functionResponse':{'id':'c','name':'f',"
                + "'response':{'ok':true},'parts':[{'inlineData':{'mimeType':'image/png','data':'AA'}}]}}]}]}");

    assertThat(asked)
        .contains(
            "'content':[{'type':'text','text':'{\\'ok\\':true}'},"
                + "{'type':'image_url','image_url':{'url':'data:image/png;base64,AA'}}]");
  }

  @Test
  void settingsHaveTheNamesOfChat() {
    String asked =
        GeminiFixture.asked(
            "{"
                + HI
                + ",'generationConfig':{'temperature':0.70,'topP':0.9,'topK':64.0,'maxOutputTokens':10,"
                + "'stopSequences':['x'],'candidateCount':1,'seed':5,'presencePenalty':0.1,"
                + "'frequencyPenalty':0.2,'responseLogprobs':true,'logprobs':3,"
                + "'responseModalities':['TEXT'],'thinkingConfig':{'includeThoughts':true,'thinkingBudget':-1}}}");

    assertThat(asked)
        .contains(
            "'temperature':0.70,'top_p':0.9,'top_k':64,'max_completion_tokens':10,'stop':['x'],"
                + "'n':1,'seed':5,'presence_penalty':0.1,'frequency_penalty':0.2,'logprobs':true,"
                + "'top_logprobs':3}")
        .doesNotContain("reasoning_effort");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'thinkingLevel':'MINIMAL', minimal",
        "'thinking_level':'high', high",
        "'thinkingBudget':0, none",
        "'thinkingBudget':1024, low",
        "'thinkingBudget':8192, medium",
        "'thinkingBudget':24576, high",
      })
  void thinkingIsEffort(String thinking, String effort) {
    assertThat(
            GeminiFixture.asked(
                "{" + HI + ",'generationConfig':{'thinkingConfig':{" + thinking + "}}}"))
        .contains("'reasoning_effort':'" + effort + "'");
  }

  @Test
  void schemasLoseTheirCapitals() {
    String asked =
        GeminiFixture.asked(
            "{"
                + HI
                + ",'generation_config':{'response_mime_type':'application/json','response_schema':"
                + "{'type':'OBJECT','property_ordering':['max_items'],'required':['max_items'],"
                + "'properties':{'max_items':{'type':'ARRAY','min_items':'2','items':{'type':'STRING',"
                + "'format':'enum','enum':['a'],'nullable':true}},"
                + "'n':{'any_of':[{'type':'INTEGER','format':'int64'},{'type':'NULL'}]}}}}}");

    assertThat(asked)
        .endsWith(
            "'response_format':{'type':'json_schema','json_schema':{'name':'response','schema':"
                + "{'type':'object','required':['max_items'],'properties':{'max_items':"
                + "{'type':'array','minItems':2,'items':{'type':['string','null'],'enum':['a',null]}},"
                + "'n':{'anyOf':[{'type':'integer','format':'int64'},{'type':'null'}]}}}}}}");
  }

  @Test
  void plainJsonAndPlainSchemasAreTaken() {
    assertThat(
            GeminiFixture.asked(
                "{" + HI + ",'generationConfig':{'responseMimeType':'application/json'}}"))
        .contains("'response_format':{'type':'json_object'}");
    assertThat(
            GeminiFixture.asked(
                "{"
                    + HI
                    + ",'generationConfig':{'responseMimeType':'application/json',"
                    + "'responseJsonSchema':{'type':'object','x_y':1}}}"))
        .contains("'schema':{'type':'object','x_y':1}");
  }

  @Test
  void functionsAreTools() {
    String asked =
        GeminiFixture.asked(
            "{"
                + HI
                + ",'tools':[{'functionDeclarations':[{'name':'f','description':'d','parameters':"
                + "{'type':'OBJECT','properties':{'a_b':{'type':'NUMBER'}}}}]},"
                + "{'function_declarations':[{'name':'g','parameters_json_schema':{'type':'object'}}]}],"
                + "'tool_config':{'function_calling_config':{'mode':'AUTO'}}}");

    assertThat(asked)
        .contains(
            "'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':"
                + "{'type':'object','properties':{'a_b':{'type':'number'}}}}},"
                + "{'type':'function','function':{'name':'g','parameters':{'type':'object'}}}]")
        .contains("'tool_choice':'auto'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'mode':'NONE' | 'tool_choice':'none' | f,g,h",
        "'mode':'ANY' | 'tool_choice':'required' | f,g,h",
        "'mode':'ANY','allowedFunctionNames':['g'] | 'tool_choice':{'type':'function','function':{'name':'g'}} | f,g,h",
        "'mode':'ANY','allowedFunctionNames':['f','h'] | 'tool_choice':'required' | f,h",
        "'mode':'VALIDATED','allowedFunctionNames':['f'] | 'tool_choice':'auto' | f",
      })
  void theChoiceOfFunctions(String config, String choice, String names) {
    String asked =
        GeminiFixture.asked(
            "{"
                + HI
                + ",'tools':[{'functionDeclarations':[{'name':'f'},{'name':'g'},{'name':'h'}]}],"
                + "'toolConfig':{'functionCallingConfig':{"
                + config
                + "}}}");

    assertThat(asked).contains(choice);
    for (String name : names.split(",")) {
      assertThat(asked).contains("'function':{'name':'" + name + "'}");
    }
    assertThat(asked.contains("{'name':'h'}")).isEqualTo(names.contains("h"));
  }

  @Test
  void whatChangesNothingIsNamed() {
    assertThat(
            GeminiFixture.canonical(
                    "generateContent",
                    null,
                    "{'contents':[{'role':'model','parts':[{'text':'h','thought':true}]},"
                        + "{'role':'user','parts':[{'text':'Hi','mediaResolution':{'level':'x'}}]}],"
                        + "'safetySettings':[{'category':'c'}],'labels':{'a':'b'},"
                        + "'generationConfig':{'mediaResolution':'LOW'}}")
                .warnings())
        .containsExactlyInAnyOrder(
            "contents[].parts[].thought",
            "contents[].parts[].mediaResolution",
            "safetySettings",
            "labels",
            "generationConfig.mediaResolution");
    assertThat(
            GeminiFixture.canonical("generateContent", null, "{" + HI + ",'safetySettings':[]}")
                .warnings())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cachedContent | 'cachedContent':'c'",
        "tools[0].codeExecution | 'tools':[{'codeExecution':{}}]",
        "tools[1].googleSearch | 'tools':[{'functionDeclarations':[]},{'google_search':{}}]",
        "tools[0].functionDeclarations[0].behavior | 'tools':[{'functionDeclarations':[{'name':'f','behavior':'NON_BLOCKING'}]}]",
        "generationConfig.speechConfig | 'generationConfig':{'speechConfig':{}}",
        "generationConfig.responseModalities | 'generationConfig':{'responseModalities':['IMAGE']}",
        "generationConfig.responseMimeType | 'generationConfig':{'responseMimeType':'text/x.enum'}",
        "toolConfig.functionCallingConfig.mode | 'toolConfig':{'functionCallingConfig':{'mode':'X'}}",
        "somethingNew | 'something_new':1",
      })
  void whatOnlyGeminiCanIsRefusedByName(String field, String fields) {
    refused(field, "{" + HI + "," + fields + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'contents':[{'parts':[{'executableCode':{}}]}]}#contents[0].parts[0].executableCode",
        "{'contents':[{'parts':[{'inlineData':{'mimeType':'video/mp4','data':''}}]}]}#contents[0].parts[0].inlineData.mimeType",
        "{'contents':[{'parts':[{'fileData':{'fileUri':'gs://b/x','mimeType':'image/png'}}]}]}#contents[0].parts[0].fileData",
        "{'contents':[{'role':'bird','parts':[]}]}#contents[0].role",
        "{'contents':[{'role':'model','parts':[{'functionCall':{'name':'f','args':'x'}}]}]}#contents[0].parts[0].functionCall.args",
        "{'contents':'Hi'}#contents",
        "{'contents':[],'systemInstruction':{'parts':[{'inlineData':{}}]}}#systemInstruction.parts[0].text",
      })
  void whatMakesNoSenseIsRefusedByItsPlace(String bodyAndField) {
    String[] both = bodyAndField.split("#");
    refused(both[1], both[0]);
  }

  private static void refused(String field, String body) {
    assertThatThrownBy(() -> GeminiFixture.asked(body))
        .isInstanceOfSatisfying(
            Untranslatable.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
  }
}
