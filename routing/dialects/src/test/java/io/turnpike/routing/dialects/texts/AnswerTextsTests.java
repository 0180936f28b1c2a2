package io.turnpike.routing.dialects.texts;

import static io.turnpike.routing.dialects.texts.TextsFixture.answer;
import static io.turnpike.routing.dialects.texts.TextsFixture.changed;
import static io.turnpike.routing.dialects.texts.TextsFixture.json;
import static io.turnpike.routing.dialects.texts.TextsFixture.lines;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guard.TextPart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTextsTests {

  @Test
  void chat() {
    assertThat(
            texts(
                """
                {'id':'c','object':'chat.completion','model':'m','choices':[
                {'index':0,'message':{'role':'assistant','content':'One.','refusal':'No.','reasoning_content':'Hm.',
                  'tool_calls':[{'id':'call_1','type':'function','function':{'name':'f','arguments':'{\\"a\\":1}'}}],
                  'audio':{'id':'a','transcript':'Said.'}},'finish_reason':'stop'},
                {'index':1,'message':{'role':'assistant','content':'Two.'},'finish_reason':'length'}],
                'usage':{'prompt_tokens':1}}
                """))
        .containsExactly(
            "assistant /choices/0/message/content One.",
            "assistant /choices/0/message/refusal No.",
            "reasoning /choices/0/message/reasoning_content Hm.",
            "tool_call /choices/0/message/tool_calls/0/function/name f",
            "tool_call /choices/0/message/tool_calls/0/function/arguments {'a':1}",
            "assistant /choices/0/message/audio/transcript Said.",
            "assistant /choices/1/message/content Two.");
  }

  @Test
  void messages() {
    assertThat(
            texts(
                """
                {'id':'msg_1','type':'message','role':'assistant','model':'m','content':[
                {'type':'thinking','thinking':'Hm.','signature':'c2ln'},
                {'type':'text','text':'One.','citations':[{'type':'char_location','cited_text':'Cited.'}]},
                {'type':'tool_use','id':'t','name':'f','input':{'a':'b'}},
                {'type':'web_search_tool_result','tool_use_id':'t','content':[{'type':'web_search_result','title':'T','encrypted_content':'EqAA=='}]}],
                'stop_reason':'end_turn'}
                """))
        .containsExactly(
            "reasoning /content/0/thinking Hm.",
            "assistant /content/1/text One.",
            "assistant /content/1/citations/0/cited_text Cited.",
            "tool_call /content/2/name f",
            "tool_call /content/2/input/a a",
            "tool_call /content/2/input/a b",
            "tool_result /content/3/content/0/title T");
  }

  @Test
  void responses() {
    assertThat(
            texts(
                """
                {'id':'resp_1','object':'response','status':'completed','instructions':'Be brief.','output':[
                {'type':'reasoning','id':'rs_1','summary':[{'type':'summary_text','text':'Hm.'}]},
                {'type':'message','id':'m','role':'assistant','content':[
                  {'type':'output_text','text':'One.','annotations':[],'logprobs':[{'token':'One'}]},{'type':'refusal','refusal':'No.'}]},
                {'type':'function_call','id':'fc','call_id':'c','name':'f','arguments':'{}'},
                {'type':'web_search_call','id':'ws','action':{'type':'search','query':'who'}}]}
                """))
        .containsExactly(
            "system /instructions Be brief.",
            "reasoning /output/0/summary/0/text Hm.",
            "assistant /output/1/content/0/text One.",
            "assistant /output/1/content/1/refusal No.",
            "tool_call /output/2/name f",
            "tool_call /output/2/arguments {}",
            "tool_call /output/3/action/query who");
  }

  @Test
  void geminiAndLegacyCompletions() {
    assertThat(
            texts(
                "{'candidates':[{'content':{'role':'model','parts':[{'text':'Hm.','thought':true},"
                    + "{'text':'One.'},{'functionCall':{'name':'f','args':{'a':'b'}}}]},"
                    + "'finishReason':'STOP','index':0}],'modelVersion':'gemini-2.5'}"))
        .containsExactly(
            "reasoning /candidates/0/content/parts/0/text Hm.",
            "assistant /candidates/0/content/parts/1/text One.",
            "tool_call /candidates/0/content/parts/2/functionCall/name f",
            "tool_call /candidates/0/content/parts/2/functionCall/args/a a",
            "tool_call /candidates/0/content/parts/2/functionCall/args/a b");
    assertThat(texts("{'object':'text_completion','choices':[{'text':'One.','index':0}]}"))
        .containsExactly("assistant /choices/0/text One.");
  }

  @Test
  void vectorsAreNoText() {
    assertThat(
            texts(
                "{'object':'list','data':[{'object':'embedding','index':0,'embedding':[0.1,-0.2]},{'embedding':'%s'}]}"
                    .formatted("A".repeat(300))))
        .isEmpty();
  }

  @Test
  void aTranscriptIsOneTextAndItsWordsGoWithIt() {
    String transcript = "{'text':'call 555','words':[{'word':'call'},{'word':'555'}]}";

    assertThat(texts(transcript)).containsExactly("assistant /text call 555");
    assertThat(written(transcript, "-")).isEqualTo("{\"text\":\"-\",\"words\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'choices':[{'message':{'content':'key'},'logprobs':{'content':[{'token':'key','bytes':[107],'top_logprobs':[]}]}}]} | {'choices':[{'message':{'content':'-'},'logprobs':null}]}",
        "{'choices':[{'logprobs':{'tokens':['key']},'text':'key'}]} | {'choices':[{'logprobs':null,'text':'-'}]}",
        "{'output':[{'content':[{'type':'output_text','text':'key','logprobs':[{'token':'key'}]}]}]} | {'output':[{'content':[{'type':'output_text','text':'-','logprobs':[]}]}]}",
        "{'candidates':[{'content':{'parts':[{'text':'key'}]},'logprobsResult':{'chosenCandidates':[{'token':'key'}]}}]} | {'candidates':[{'content':{'parts':[{'text':'-'}]},'logprobsResult':null}]}"
      })
  void listsOfTokensGoWithTheTextTheyRepeat(String before, String after) {
    List<TextPart> parts = answer(json(before));

    assertThat(parts).hasSize(1);
    assertThat(written(before, "-")).isEqualTo(after.replace('\'', '"'));
    assertThat(written(before, "key")).isEqualTo(before.replace('\'', '"'));
  }

  private static String written(String body, String text) {
    List<TextPart> parts = answer(json(body));
    return new String(BodyTexts.with(json(body), parts, changed(parts, _ -> text)), UTF_8);
  }

  private static List<String> texts(String document) {
    return lines(answer(json(document)));
  }
}
