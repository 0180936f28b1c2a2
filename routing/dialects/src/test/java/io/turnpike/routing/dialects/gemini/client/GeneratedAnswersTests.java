package io.turnpike.routing.dialects.gemini.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.AnswerTranslation;
import io.turnpike.routing.dialects.gemini.GeminiFixture;
import io.turnpike.routing.dialects.sse.CutStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** In documents single quotes stand for double ones. */
class GeneratedAnswersTests {

  private static final Instant NOW = Instant.ofEpochSecond(1_780_000_000);
  private static final String USAGE =
      "'usage':{'prompt_tokens':10,'completion_tokens':8,"
          + "'prompt_tokens_details':{'cached_tokens':4},"
          + "'completion_tokens_details':{'reasoning_tokens':5}}";
  private static final String COUNTED =
      "'usageMetadata':{'promptTokenCount':10,'candidatesTokenCount':3,'thoughtsTokenCount':5,"
          + "'cachedContentTokenCount':4,'totalTokenCount':18}";
  private static final String ABOUT = ",'modelVersion':'m','responseId':'c1'}";
  private static final String STREAM =
      delta("{'role':'assistant','content':''}")
          + delta("{'reasoning_content':'hm'}")
          + ": ping\n\n"
          + delta("{'content':'Hé\\ud83d'}")
          + delta("{'content':'\\ude00'}")
          + delta("{'tool_calls':[{'index':0,'id':'a','function':{'name':'f','arguments':''}}]}")
          + delta("{'tool_calls':[{'index':0,'function':{'arguments':'{\\'x\\':'}}]}")
          + delta("{'tool_calls':[{'index':0,'function':{'arguments':' \\'\\\\n\\'}'}}]}")
          + delta("{'tool_calls':[{'index':1,'id':'b','function':{'name':'g','arguments':''}}]}")
          + "data: {'id':'c1','model':'m','choices':[{'index':0,'delta':{},'finish_reason':'tool_calls'}]}\n\n"
          + "data: {'id':'c1','model':'m','choices':[],"
          + USAGE
          + "}\n\n"
          + "data: [DONE]\n\n";

  @Test
  void aWholeAnswerHasEveryKindOfPart() {
    String answer =
        whole(
            true,
            "{'id':'c1','model':'m','choices':[{'index':0,'message':{'reasoning_content':'hm',"
                + "'content':'Hi \\ud83d\\ude00','tool_calls':[{'id':'a','type':'function',"
                + "'function':{'name':'f','arguments':'{\\'x\\':\\n1}'},"
                + "'extra_content':{'google':{'thought_signature':'c2ln'}}}]},"
                + "'finish_reason':'tool_calls'}],"
                + USAGE
                + "}");

    assertThat(answer)
        .isEqualTo(
            "{'candidates':[{'content':{'parts':[{'text':'hm','thought':true},"
                + "{'text':'Hi \\ud83d\\ude00'},"
                + "{'functionCall':{'args':{'x':1},'name':'f','id':'a'},'thoughtSignature':'c2ln'}],"
                + "'role':'model'},'finishReason':'STOP','index':0}],"
                + COUNTED
                + ABOUT);
  }

  @Test
  void thoughtsAreShownToWhoAsksForThem() {
    assertThat(
            whole(
                false,
                "{'choices':[{'message':{'reasoning_content':'hm','content':'Hi'},'finish_reason':'stop'}]}"))
        .isEqualTo(
            "{'candidates':[{'content':{'parts':[{'text':'Hi'}],'role':'model'},"
                + "'finishReason':'STOP','index':0}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'reasoning':'hm','content':'Hi'",
        "'content':[{'type':'thinking','thinking':[{'type':'text','text':'hm'}]},{'type':'text','text':'Hi'}]"
      })
  void thoughtsAreFoundWhereverAServerHasThem(String message) {
    assertThat(whole(true, "{'choices':[{'message':{" + message + "},'finish_reason':'stop'}]}"))
        .contains("'parts':[{'text':'hm','thought':true},{'text':'Hi'}]");
  }

  @ParameterizedTest
  @CsvSource({
    "stop, STOP",
    "length, MAX_TOKENS",
    "tool_calls, STOP",
    "function_call, STOP",
    "content_filter, SAFETY",
    "surprise, OTHER",
  })
  void everyEndHasItsWord(String reason, String word) {
    assertThat(
            whole(
                false,
                "{'choices':[{'message':{'content':null},'finish_reason':'" + reason + "'}]}"))
        .isEqualTo(
            "{'candidates':[{'content':{'parts':[{'text':''}],'role':'model'},'finishReason':'"
                + word
                + "','index':0}]}");
  }

  @ParameterizedTest
  @CsvSource({"length, MAX_TOKENS", "tool_calls, MALFORMED_FUNCTION_CALL"})
  void aCallThatWasCutOffIsShownAndNotMade(String reason, String word) {
    String answer =
        whole(
            false,
            "{'choices':[{'message':{'tool_calls':[{'id':'a','function':{'name':'f',"
                + "'arguments':'{\\'x\\':'}}]},'finish_reason':'"
                + reason
                + "'}]}");

    assertThat(answer)
        .contains("'finishReason':'" + word + "'", "Malformed function call: f(")
        .doesNotContain("functionCall'");
  }

  @Test
  void tellsHowLikelyEachTokenWas() {
    assertThat(
            whole(
                false,
                "{'choices':[{'message':{'content':'Hi'},'finish_reason':'stop','logprobs':{'content':"
                    + "[{'token':'Hi','logprob':-0.5,'top_logprobs':[{'token':'Yo','logprob':-1.25}]}]}}]}"))
        .contains(
            "'logprobsResult':{'chosenCandidates':[{'logProbability':-0.5,'token':'Hi'}],"
                + "'topCandidates':[{'candidates':[{'logProbability':-1.25,'token':'Yo'}]}]}");
  }

  @Test
  void aStreamOfEventsSaysTextAsItComesAndCallsAsAWhole() {
    assertThat(stream("alt=sse"))
        .isEqualTo(
            event("{'text':'hm','thought':true}", "")
                + "\n"
                + event("{'text':'Hé\\ud83d'}", "")
                + event("{'text':'\\ude00'}", "")
                + event("{'functionCall':{'args':{'x':'\\n'},'name':'f','id':'a'}}", "")
                + event("{'functionCall':{'args':{},'name':'g','id':'b'}}", "")
                + "data: {'candidates':[{'content':{'parts':[{'text':''}],'role':'model'},"
                + "'finishReason':'STOP','index':0}],"
                + COUNTED
                + ABOUT
                + "\n\n");
  }

  @Test
  void aStreamWithoutEventsIsOneArray() {
    String array = stream(null);

    assertThat(array)
        .startsWith("[{'candidates':[{'content':{'parts':[{'text':'hm','thought':true}]")
        .contains("}\n,\n{") // what was a comment is white space
        .endsWith(COUNTED + ABOUT + "]\n");
    assertThat(JsonMapper.shared().readTree(array.replace('\'', '"')).size()).isEqualTo(6);
    assertThat(answers(null, true).contentType()).startsWith("application/json");
    assertThat(answers("alt=sse", true).contentType()).isEqualTo("text/event-stream");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alt=sse", "alt=json"})
  void aStreamMayBeCutAnywhere(String query) {
    String whole = stream(query);
    for (long seed = 0; seed < 300; seed++) {
      String cut =
          CutStream.cut(
              STREAM.replace('\'', '"'), answers(query, true).stream(NOW), new Random(seed));
      assertThat(cut.replace('"', '\'')).as("seed " + seed).isEqualTo(whole);
    }
  }

  @Test
  void callsAreToldApartByTheirIdsWhereAllHaveOneNumber() {
    String stream =
        delta("{'tool_calls':[{'index':0,'id':'a','function':{'name':'f','arguments':'{}'}}]}")
            + delta(
                "{'tool_calls':[{'index':0,'id':'b','function':{'name':'g','arguments':'{}'}}]}")
            + "data: [DONE]\n\n";

    assertThat(translated("alt=sse", stream))
        .containsSubsequence("'name':'f','id':'a'", "'name':'g','id':'b'");
  }

  @Test
  void callsThatComeMixedStayWhole() {
    String stream =
        delta("{'tool_calls':[{'index':0,'id':'a','function':{'name':'f','arguments':'{\\'x'}}]}")
            + delta(
                "{'tool_calls':[{'index':1,'id':'b','function':{'name':'g','arguments':'{\\'y'}}]}")
            + delta("{'tool_calls':[{'index':0,'function':{'arguments':'\\':1}'}}]}")
            + delta("{'tool_calls':[{'index':1,'function':{'arguments':'\\':2}'}}]}")
            + "data: [DONE]\n\n";

    assertThat(translated("alt=sse", stream))
        .contains(
            "'args':{'x':1},'name':'f'", "'args':{'y':2},'name':'g'", "'finishReason':'OTHER'");
  }

  @Test
  void thinkingThatAnotherVendorSignedComesBackToIt() {
    String stream =
        delta("{'reasoning_content':'h\\n'}")
            + delta("{'reasoning_content':'m'}")
            + delta("{'thinking_blocks':[{'type':'thinking','thinking':'','signature':'s1'}]}")
            + delta("{'thinking_blocks':[{'type':'redacted_thinking','data':'d1'}]}")
            + delta(
                "{'tool_calls':[{'index':0,'id':'a','function':{'name':'f','arguments':'{}'}}]}")
            + delta(
                "{'tool_calls':[{'index':1,'id':'b','function':{'name':'g','arguments':'{}'}}]}")
            + "data: [DONE]\n\n";
    String whole =
        "{'choices':[{'message':{'reasoning_content':'h\\nm','thinking_blocks':["
            + "{'type':'thinking','thinking':'h\\nm','signature':'s1'},"
            + "{'type':'redacted_thinking','data':'d1'}],'tool_calls':["
            + "{'id':'a','function':{'name':'f','arguments':'{}'}}]},'finish_reason':'tool_calls'}]}";

    String streamed = translated("alt=sse", stream);

    assertThat(streamed.split("thoughtSignature")).hasSize(2);
    assertThat(signature(streamed)).isEqualTo(signature(whole(false, whole)));
    for (String signature :
        List.of(signature(streamed), signature(streamed).replace('+', '-').replace('/', '_'))) {
      assertThat(
              GeminiFixture.asked(
                  "{'contents':[{'role':'model','parts':[{'functionCall':{'id':'a','name':'f'},"
                      + "'thoughtSignature':'"
                      + signature
                      + "'}]}]}"))
          .contains(
              "'thinking_blocks':[{'type':'thinking','thinking':'h\\nm','signature':'s1'},"
                  + "{'type':'redacted_thinking','data':'d1'}]")
          .doesNotContain("extra_content");
    }
  }

  private static String signature(String answer) {
    return answer.replaceFirst("(?s).*?'thoughtSignature':'([^']*)'.*", "$1");
  }

  @Test
  void candidatesAreToldApart() {
    String stream =
        "data: {'choices':[{'index':1,'delta':{'content':'b'}}]}\n\n"
            + "data: {'choices':[{'index':0,'delta':{'content':'a'}}]}\n\n"
            + "data: {'choices':[{'index':1,'delta':{},'finish_reason':'length'}]}\n\n"
            + "data: {'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}\n\n"
            + "data: [DONE]\n\n";

    assertThat(translated("alt=sse", stream))
        .containsSubsequence(
            "'text':'b'",
            "'index':1",
            "'text':'a'",
            "'index':0",
            "'finishReason':'STOP','index':0",
            "'finishReason':'MAX_TOKENS','index':1");
  }

  @Test
  void aStreamThatBreaksEndsWithAnError() {
    String events =
        new String(answers("alt=sse", true).stream(NOW).error("c", "s", new UUID(0, 1)), UTF_8);
    String first =
        new String(answers(null, true).stream(NOW).error("c", "s", new UUID(0, 1)), UTF_8);

    assertThat(events)
        .startsWith("data: {\"error\":{\"code\":500,\"message\":\"s\",\"status\":\"INTERNAL\"")
        .endsWith("}\n\n");
    assertThat(first).startsWith("[{\"error\":").endsWith("}]\n");
  }

  private static String delta(String delta) {
    return "data: {'id':'c1','model':'m','choices':[{'index':0,'delta':"
        + delta
        + ",'finish_reason':null}]}\n\n";
  }

  private static String event(String parts, String more) {
    return "data: {'candidates':[{'content':{'parts':["
        + parts
        + "],'role':'model'},'index':0}]"
        + more
        + ABOUT
        + "\n\n";
  }

  private static String whole(boolean thoughts, String canonical) {
    byte[] answer = json(canonical).getBytes(UTF_8);
    return new String(answers(null, thoughts).answer(answer, NOW), UTF_8).replace('"', '\'');
  }

  /** Quotes inside of strings are written with a backslash. */
  private static String json(String quoted) {
    return quoted.replace('\'', '"');
  }

  private static String stream(String query) {
    return translated(query, STREAM);
  }

  private static String translated(String query, String stream) {
    return CutStream.whole(json(stream), answers(query, true).stream(NOW)).replace('"', '\'');
  }

  private static AnswerTranslation answers(String query, boolean thoughts) {
    return Objects.requireNonNull(
        GeminiFixture.canonical(
                "streamGenerateContent",
                query,
                "{'contents':[],'generationConfig':{'thinkingConfig':{'includeThoughts':"
                    + thoughts
                    + "}}}")
            .answers());
  }
}
