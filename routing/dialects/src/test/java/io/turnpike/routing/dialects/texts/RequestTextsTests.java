package io.turnpike.routing.dialects.texts;

import static io.turnpike.routing.dialects.texts.TextsFixture.json;
import static io.turnpike.routing.dialects.texts.TextsFixture.lines;
import static io.turnpike.routing.dialects.texts.TextsFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTextsTests {

  @Test
  void chat() {
    assertThat(
            texts(
                """
                {'model':'gpt-5','messages':[
                {'role':'system','content':'Be brief.'},
                {'role':'developer','content':[{'type':'text','text':'Be kind.'}]},
                {'content':'Who am I?','role':'user','name':'Ada L'},
                {'role':'user','content':[{'type':'text','text':'And this?'},
                  {'type':'image_url','image_url':{'url':'data:image/png;base64,AAAA','detail':'low'}},
                  {'type':'image_url','image_url':{'url':'https://x.test/ada@x.test'}}]},
                {'role':'assistant','content':null,'reasoning_content':'Hm.','tool_calls':[
                  {'id':'call_1','type':'function','function':{'name':'find','arguments':'{\\"a\\":\\"b\\"}'}}]},
                {'role':'tool','tool_call_id':'call_1','content':'Found.'},
                {'role':'assistant','refusal':'No.'}],
                'tools':[{'type':'function','function':{'name':'find','description':'Finds.','parameters':
                  {'type':'object','properties':{'who':{'type':'string','description':'Whom.','enum':['x y']}},'required':['who']}}}],
                'prediction':{'type':'content','content':'Ada.'},'stop':['END'],'user':'ada@x.test',
                'metadata':{'team':'red'},'stream':true,'future':{'field':['some text']}}
                """))
        .containsExactly(
            "system /messages/0/content Be brief.",
            "system /messages/1/content/0/text Be kind.",
            "user /messages/2/content Who am I?",
            "user /messages/2/name Ada L",
            "user /messages/3/content/0/text And this?",
            "user /messages/3/content/2/image_url/url https://x.test/ada@x.test",
            "reasoning /messages/4/reasoning_content Hm.",
            "tool_call /messages/4/tool_calls/0/function/name find",
            "tool_call /messages/4/tool_calls/0/function/arguments {'a':'b'}",
            "tool_result /messages/5/content Found.",
            "assistant /messages/6/refusal No.",
            "tool_definition /tools/0/function/name find",
            "tool_definition /tools/0/function/description Finds.",
            "tool_definition /tools/0/function/parameters/properties/who who",
            "tool_definition /tools/0/function/parameters/properties/who/description Whom.",
            "tool_definition /tools/0/function/parameters/properties/who/enum/0 x y",
            "tool_definition /tools/0/function/parameters/required/0 who",
            "assistant /prediction/content Ada.",
            "other /stop/0 END",
            "other /user ada@x.test",
            "other /metadata/team team",
            "other /metadata/team red",
            "other /future/field/0 some text");
  }

  @Test
  void messages() {
    assertThat(
            texts(
                """
                {'model':'claude','max_tokens':9,'system':[{'type':'text','text':'Be brief.','cache_control':{'type':'ephemeral'}}],
                'messages':[{'role':'user','content':[{'type':'text','text':'Hi.'},
                  {'type':'document','title':'Notes','source':{'type':'text','media_type':'text/plain','data':'plain text'}},
                  {'type':'image','source':{'type':'base64','media_type':'image/png','data':'%s'}}]},
                {'role':'assistant','content':[{'type':'thinking','thinking':'Hm.','signature':'c2ln'},
                  {'type':'tool_use','id':'toolu_1','name':'find','input':{'who':'Ada','card':4111111111111111,'n':7,'deep':[{'x':'y'}]}}]},
                {'role':'user','content':[{'type':'tool_result','tool_use_id':'toolu_1','content':[
                  {'type':'text','text':'Found.'},{'type':'search_result','source':'https://x.test','title':'T','content':[{'type':'text','text':'Deep.'}]}]},
                  {'type':'tool_result','tool_use_id':'toolu_2','content':'Short.'}]}],
                'tools':[{'name':'find','description':'Finds.','input_schema':{'type':'object','properties':{}}}],
                'metadata':{'user_id':'ada'}}
                """
                    .formatted("A".repeat(300))))
        .containsExactly(
            "system /system/0/text Be brief.",
            "user /messages/0/content/0/text Hi.",
            "user /messages/0/content/1/title Notes",
            "user /messages/0/content/1/source/data plain text",
            "reasoning /messages/1/content/0/thinking Hm.",
            "tool_call /messages/1/content/1/name find",
            "tool_call /messages/1/content/1/input/who who",
            "tool_call /messages/1/content/1/input/who Ada",
            "tool_call /messages/1/content/1/input/card card",
            "tool_call /messages/1/content/1/input/card 4111111111111111",
            "tool_call /messages/1/content/1/input/n n",
            "tool_call /messages/1/content/1/input/deep deep",
            "tool_call /messages/1/content/1/input/deep/0/x x",
            "tool_call /messages/1/content/1/input/deep/0/x y",
            "tool_result /messages/2/content/0/content/0/text Found.",
            "tool_result /messages/2/content/0/content/1/source https://x.test",
            "tool_result /messages/2/content/0/content/1/title T",
            "tool_result /messages/2/content/0/content/1/content/0/text Deep.",
            "tool_result /messages/2/content/1/content Short.",
            "tool_definition /tools/0/name find",
            "tool_definition /tools/0/description Finds.",
            "other /metadata/user_id user_id",
            "other /metadata/user_id ada");
  }

  @Test
  void responses() {
    assertThat(
            texts(
                """
                {'model':'gpt-5','instructions':'Be brief.','reasoning':{'effort':'low'},'input':[
                {'role':'user','content':'Hi.'},
                {'type':'message','role':'developer','content':[{'type':'input_text','text':'Mind.'}]},
                {'type':'reasoning','id':'rs_1','summary':[{'type':'summary_text','text':'Hm.'}],'encrypted_content':'gAAA=='},
                {'type':'function_call','call_id':'c','name':'find','arguments':'{}'},
                {'type':'function_call_output','call_id':'c','output':'Found.'},
                {'type':'function_call_output','call_id':'d','output':[{'type':'input_text','text':'Part.'}]},
                {'type':'custom_tool_call','call_id':'e','name':'patch','input':'*** Begin'},
                {'type':'message','role':'assistant','content':[{'type':'output_text','text':'So.','annotations':[]}]}],
                'previous_response_id':'resp_1','prompt':{'id':'p','variables':{'who':'Ada'}}}
                """))
        .containsExactly(
            "system /instructions Be brief.",
            "user /input/0/content Hi.",
            "system /input/1/content/0/text Mind.",
            "reasoning /input/2/summary/0/text Hm.",
            "tool_call /input/3/name find",
            "tool_call /input/3/arguments {}",
            "tool_result /input/4/output Found.",
            "tool_result /input/5/output/0/text Part.",
            "tool_call /input/6/name patch",
            "tool_call /input/6/input *** Begin",
            "assistant /input/7/content/0/text So.",
            "input /prompt/variables/who who",
            "input /prompt/variables/who Ada");
  }

  @Test
  void gemini() {
    assertThat(
            texts(
                """
                {'systemInstruction':{'parts':[{'text':'Be brief.'}]},'contents':[
                {'role':'user','parts':[{'text':'Hi.'},{'inlineData':{'mimeType':'image/png','data':'%s'}}]},
                {'role':'model','parts':[{'text':'Hm.','thought':true},
                  {'functionCall':{'name':'find','args':{'who':'Ada'}},'thoughtSignature':'c2ln'}]},
                {'role':'user','parts':[{'functionResponse':{'name':'find','response':{'output':'Found.'}}}]},
                {'parts':[{'text':'Go on.'}]}],
                'tools':[{'functionDeclarations':[{'name':'find','description':'Finds.','parameters':{'type':'OBJECT'}}]}]}
                """
                    .formatted("A".repeat(300))))
        .containsExactly(
            "system /systemInstruction/parts/0/text Be brief.",
            "user /contents/0/parts/0/text Hi.",
            "reasoning /contents/1/parts/0/text Hm.",
            "tool_call /contents/1/parts/1/functionCall/name find",
            "tool_call /contents/1/parts/1/functionCall/args/who who",
            "tool_call /contents/1/parts/1/functionCall/args/who Ada",
            "tool_result /contents/2/parts/0/functionResponse/name find",
            "tool_result /contents/2/parts/0/functionResponse/response/output output",
            "tool_result /contents/2/parts/0/functionResponse/response/output Found.",
            "user /contents/3/parts/0/text Go on.",
            "tool_definition /tools/0/functionDeclarations/0/name find",
            "tool_definition /tools/0/functionDeclarations/0/description Finds.");
  }

  @Test
  void whatIsOneTextOrMany() {
    assertThat(texts("{'model':'m','input':'One.'}")).containsExactly("input /input One.");
    assertThat(texts("{'input':['One.','Two.']}"))
        .containsExactly("input /input/0 One.", "input /input/1 Two.");
    assertThat(texts("{'input':[[1,2],[3]]}")).isEmpty();
    assertThat(texts("{'prompt':'Say','suffix':'End'}"))
        .containsExactly("input /prompt Say", "input /suffix End");
    assertThat(texts("{'content':{'parts':[{'text':'One.'}]}}"))
        .containsExactly("input /content/parts/0/text One.");
  }

  @Test
  void namesThatCouldBeAnythingAreTextsAndNotInPlaces() {
    assertThat(texts("{'messages':[{'role':'user','ada@x.test':[{'text':'Hi.'}]}]}"))
        .containsExactly("user /messages/0/* ada@x.test", "user /messages/0/*/0/text Hi.");
  }

  @Test
  void settingsThatAreNoneAreTexts() {
    assertThat(texts("{'model':'my model','messages':[{'role':'a user','content':'Hi.'}]}"))
        .containsExactly(
            "other /model my model",
            "user /messages/0/role a user",
            "user /messages/0/content Hi.");
    assertThat(texts("{'messages':[{'content':[{'url':'data:text/plain,the key'}]}]}"))
        .containsExactly("user /messages/0/content/0/url data:text/plain,the key");
  }

  @Test
  void nothingHidesBehindEscapesInAnId() {
    assertThat(texts("{'messages':[{'role':'tool','tool_call_id':'ada\\u0040x.test'}]}"))
        .containsExactly("tool_result /messages/0/tool_call_id ada@x.test");
  }

  @Test
  void whatOnlyLooksLikeAPictureIsAText() {
    String packed = "A".repeat(300);

    assertThat(texts("{'messages':[{'role':'user','content':'%s'}]}".formatted(packed))).hasSize(1);
    assertThat(
            texts(
                "{'messages':[{'role':'assistant','content':[{'type':'tool_use','input':{'data':'%s'}}]}]}"
                    .formatted(packed)))
        .hasSize(2);
  }

  private static List<String> texts(String document) {
    return lines(request(json(document)));
  }
}
