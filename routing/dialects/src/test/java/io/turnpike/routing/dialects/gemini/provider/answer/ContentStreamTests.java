package io.turnpike.routing.dialects.gemini.provider.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.sse.SseScanner;
import io.turnpike.routing.dialects.sse.TranslatedFrames;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In documents ' stands for ". */
class ContentStreamTests {

  private static final Instant NOW = Instant.ofEpochSecond(1_780_000_000);
  private static final String HEAD =
      "data: {'id':'r','object':'chat.completion.chunk','created':1780000000,'model':'g','choices':";
  private static final String STREAM =
      event("{'content':{'parts':[{'text':'hm','thought':true}],'role':'model'}}", counts(9, 0))
          + event("{'content':{'parts':[{'text':'Hé\\ud83d\\ude00'}]}}", counts(9, 2))
          + event(
              "{'content':{'parts':[{'functionCall':{'name':'f','args':{'x':[1, 2]}},"
                  + "'thoughtSignature':'c2ln'},{'functionCall':{'name':'g','id':'own'}}]}}",
              counts(9, 4))
          + event(
              "{'content':{'parts':[{'text':''}]},'finishReason':'STOP'}",
              "{'promptTokenCount':9,'candidatesTokenCount':6,'thoughtsTokenCount':3,"
                  + "'cachedContentTokenCount':4,'toolUsePromptTokenCount':1,'totalTokenCount':19,"
                  + "'trafficType':'ON_DEMAND_PRIORITY'}");

  @Test
  void everythingThatIsSaid() {
    assertThat(read(STREAM.getBytes(UTF_8), 1 << 16))
        .isEqualTo(
            chunk("{'role':'assistant','content':''}")
                + chunk("{'reasoning_content':'hm'}")
                + chunk("{'content':'Hé\\ud83d\\ude00'}")
                + chunk(
                    "{'tool_calls':[{'index':0,'id':'call_r_0_0','type':'function','function':"
                        + "{'name':'f','arguments':'{\\'x\\':[1,2]}'},"
                        + "'extra_content':{'google':{'thought_signature':'c2ln'}}}]}")
                + chunk(
                    "{'tool_calls':[{'index':1,'id':'own','type':'function','function':"
                        + "{'name':'g','arguments':'{}'}}]}")
                + HEAD
                + "[{'index':0,'delta':{},'finish_reason':'tool_calls'}]}\n\n"
                + HEAD
                + "[],'usage':{'prompt_tokens':10,'completion_tokens':9,'total_tokens':19,"
                + "'prompt_tokens_details':{'cached_tokens':4},"
                + "'completion_tokens_details':{'reasoning_tokens':3}},"
                + "'service_tier':'priority'}\n\ndata: [DONE]\n\n");
  }

  @Test
  void cutAtEveryByteItIsTheSame() {
    byte[] bytes = STREAM.replace('\'', '"').getBytes(UTF_8);
    String whole = read(bytes, 1 << 16);

    for (int length = 1; length < 80; length++) {
      assertThat(read(bytes, length)).as("pieces of " + length).isEqualTo(whole);
    }
  }

  @Test
  void withoutAReasonToEndItIsBroken() {
    String broken = event("{'content':{'parts':[{'text':'Hi'}]}}", counts(9, 2)).replace('\'', '"');

    assertThat(read(broken.getBytes(UTF_8), 99)).endsWith(chunk("{'content':'Hi'}"));
  }

  @Test
  void severalCandidatesAreWholeWhenAllAre() {
    String one =
        event("{'content':{'parts':[{'text':'a'}]},'finishReason':'STOP','index':0}", "{}");
    String two =
        event("{'content':{'parts':[{'text':'b'}]},'finishReason':'MAX_TOKENS','index':1}", "{}");
    String open = event("{'content':{'parts':[{'text':'b'}]},'index':1}", "{}");

    assertThat(read(one + two)).contains("'index':1,'delta':{},'finish_reason':'length'", "[DONE]");
    assertThat(read(one + open)).doesNotContain("[DONE]");
  }

  @Test
  void aQuestionThatIsNotLetThrough() {
    assertThat(
            read(
                "data: {'promptFeedback':{'blockReason':'PROHIBITED_CONTENT'},"
                    + "'usageMetadata':{'promptTokenCount':4,'totalTokenCount':4},"
                    + "'modelVersion':'g','responseId':'r'}\n\n"))
        .contains("'finish_reason':'content_filter'", "'prompt_tokens':4", "[DONE]");
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, stop",
    "MAX_TOKENS, length",
    "SAFETY, content_filter",
    "RECITATION, content_filter",
    "PROHIBITED_CONTENT, content_filter",
    "SPII, content_filter",
    "OTHER, stop",
    "NEVER_HEARD_OF, stop",
  })
  void whyItEnds(String reason, String finish) {
    assertThat(read(event("{'finishReason':'" + reason + "'}", "{}")))
        .contains("'finish_reason':'" + finish + "'");
  }

  @Test
  void aCallThatMakesNoSenseIsAFailure() {
    assertThat(
            read(
                event(
                    "{'finishReason':'MALFORMED_FUNCTION_CALL','finishMessage':'Malformed: f('}",
                    "{}")))
        .contains("{'error':{'code':'MALFORMED_FUNCTION_CALL','message':'Malformed: f('}}")
        .doesNotContain("finish_reason':'stop");
  }

  @Test
  void anErrorIsToldAsItIs() {
    assertThat(read("data: {'error':{'code':503,\ndata: 'status':'UNAVAILABLE'}}\n\n"))
        .isEqualTo("data: {'error':{'code':503, 'status':'UNAVAILABLE'}}\n\n");
  }

  @Test
  void whatWasReadIsKnownFromTheFirstEvent() {
    ContentStream stream = new ContentStream(NOW);
    byte[] event =
        "{'candidates':[],'usageMetadata':{'promptTokenCount':7,'totalTokenCount':7}}"
            .replace('\'', '"')
            .getBytes(UTF_8);

    assertThat(stream.read()).isNull();
    stream.frames(event, 0, event.length);

    assertThat(stream.read()).isNotNull().satisfies(it -> assertThat(it.input()).isEqualTo(7));
    assertThat(stream.rejected()).isNull();
  }

  @Test
  void aCountThatCannotBeIsNotTold() {
    String stream =
        event("{'content':{'parts':[{'text':'a'}]},'finishReason':'STOP'}", counts(-5, 2));

    assertThat(read(stream)).doesNotContain("'usage'").contains("[DONE]");
    ContentStream own = new ContentStream(NOW);
    byte[] data = stream.substring(6).replace('\'', '"').getBytes(UTF_8);
    own.frames(data, 0, data.length);
    assertThat(own.rejected())
        .isNotNull()
        .satisfies(it -> assertThat(it.field()).isEqualTo("promptTokenCount"));
  }

  private static String counts(int prompt, int candidates) {
    return "{'promptTokenCount':%d,'candidatesTokenCount':%d,'totalTokenCount':%d}"
        .formatted(prompt, candidates, prompt + candidates);
  }

  private static String event(String candidate, String metadata) {
    return "data: {'candidates':["
        + candidate
        + "],'usageMetadata':"
        + metadata
        + ",'modelVersion':'g','responseId':'r'}\n\n";
  }

  private static String chunk(String delta) {
    return HEAD + "[{'index':0,'delta':" + delta + ",'finish_reason':null}]}\n\n";
  }

  private static String read(String stream) {
    return read(stream.replace('\'', '"').getBytes(UTF_8), 1 << 16);
  }

  private static String read(byte[] stream, int pieces) {
    byte[] bytes = new String(stream, UTF_8).replace('\'', '"').getBytes(UTF_8);
    Frames frames = new TranslatedFrames(new SseScanner(1 << 16), new ContentStream(NOW));
    StringBuilder told = new StringBuilder();
    for (int from = 0; from < bytes.length; from += pieces) {
      int to = Math.min(bytes.length, from + pieces);
      frames.append(Unpooled.wrappedBuffer(Arrays.copyOfRange(bytes, from, to)));
      while (frames.next()) {
        told.append(text(frames));
      }
    }
    while (frames.nextAtEnd()) {
      told.append(text(frames));
    }
    return told.toString().replace("\\\"", "\\'").replace('"', '\'');
  }

  private static String text(Frames frames) {
    return new String(
        frames.array(), frames.frameStart(), frames.frameEnd() - frames.frameStart(), UTF_8);
  }
}
