package io.turnpike.routing.dialects.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.json.TreeReads;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request of a Gemini client on its way to a provider that speaks alike. ' stands for ". */
class SentContentsTests {

  private static final Target PLAIN = new Target("up", List.of(), Timeouts.DEFAULT, Retry.NONE);
  private static final String HI = "'contents':[{'role':'user','parts':[{'text':'Hi'}]}]";

  @Test
  void theBytesPassAsTheyCame() {
    RequestScan request = scan("{" + HI + ", 'tools':[{'codeExecution':{}}], 'odd':1.0}");
    long before = TreeReads.count();

    Target named =
        PLAIN.with(List.of(new Override("model", "\"g\"".getBytes(UTF_8), "g")), List.of());

    byte[] sent = request.sent("g", named).bytes();
    request.outputLimit(PLAIN);
    request.answers(PLAIN);
    request.needs().tools(PLAIN);
    request.lastUserText();
    request.unsigned(Set.of());

    assertThat(sent).isSameAs(request.body());
    assertThat(TreeReads.count()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "generateContent | {'model':'models/a','contents':[]} | {'contents':[]}",
        "embedContent | {'model':'models/a','content':{}} | {'content':{}}",
        "batchEmbedContents | {'requests':[{'model':'models/a','content':{}}]} | {'requests':[{'model':'models/g','content':{}}]}",
        "countTokens | {'generateContentRequest':{'model':'models/a','contents':[]}} | {'generateContentRequest':{'model':'models/g','contents':[]}}",
        "countTokens | {'contents':[]} | {'contents':[]}",
      })
  void theModelIsTheTargets(String verb, String body, String sent) {
    assertThat(text(GeminiFixture.scan(verb, null, body).sent("g", PLAIN).bytes())).isEqualTo(sent);
  }

  @Test
  void parametersOfAConfigGoWhereGoogleHasThem() {
    Target target =
        PLAIN.with(
            List.of(
                parameter("max_tokens", "7"),
                parameter("reasoning_effort", "\"high\""),
                parameter("safetySettings", "[]"),
                parameter("user", "\"u\"")),
            List.of(parameter("temperature", "0.5"), parameter("top_p", "0.25")));
    RequestScan request =
        scan(
            "{"
                + HI
                + ",'generation_config':{'temperature':1,'thinking_config':{'include_thoughts':true,"
                + "'thinking_budget':5}}}");

    assertThat(text(request.sent("gemini-3-pro", target).bytes()))
        .isEqualTo(
            "{"
                + HI
                + ",'safetySettings':[],'generationConfig':{'temperature':1,'thinkingConfig':{"
                + "'includeThoughts':true,'thinkingLevel':'HIGH'},'topP':0.25,"
                + "'maxOutputTokens':7}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'maxOutputTokens':9,'candidateCount':2} | 9 | 2",
        "{'max_output_tokens':9} | 9 | 1",
        "{'maxOutputTokens':9.0} | 9 | 1",
        "{} | -1 | 1",
        "3 | -1 | 1",
      })
  void knowsItsLimits(String config, long limit, long answers) {
    RequestScan request = scan("{" + HI + ",'generationConfig':" + config + "}");

    assertThat(request.outputLimit(PLAIN)).isEqualTo(limit);
    assertThat(request.answers(PLAIN)).isEqualTo(answers);
  }

  @Test
  void theLimitOfAConfigCounts() {
    RequestScan request = scan("{" + HI + ",'generationConfig':{'maxOutputTokens':9}}");
    Target lower = PLAIN.with(List.of(parameter("max_completion_tokens", "4")), List.of());
    Target fallback = PLAIN.with(List.of(), List.of(parameter("max_completion_tokens", "4")));

    assertThat(request.outputLimit(lower)).isEqualTo(4);
    assertThat(request.outputLimit(fallback)).isEqualTo(9);
    assertThat(scan("{" + HI + "}").outputLimit(fallback)).isEqualTo(4);
  }

  @Test
  void knowsWhatItAsksOfAModel() {
    RequestScan plain = scan("{" + HI + ",'tools':[]}");
    RequestScan rich =
        scan(
            "{'contents':[{'parts':[{'inlineData':{'mimeType':'image/png','data':'QQ=='}}]}],"
                + "'tools':[{'googleSearch':{}}],'generationConfig':{'responseSchema':{},"
                + "'thinkingConfig':{}}}");

    assertThat(plain.needs())
        .satisfies(
            needs -> {
              assertThat(needs.tools(PLAIN)).isFalse();
              assertThat(needs.vision()).isFalse();
              assertThat(needs.reasoning(PLAIN)).isFalse();
              assertThat(needs.jsonSchema(PLAIN)).isFalse();
            });
    assertThat(rich.needs())
        .satisfies(
            needs -> {
              assertThat(needs.tools(PLAIN)).isTrue();
              assertThat(needs.vision()).isTrue();
              assertThat(needs.reasoning(PLAIN)).isTrue();
              assertThat(needs.jsonSchema(PLAIN)).isTrue();
            });
  }

  @Test
  void knowsWhatTheUserSaid() {
    RequestScan request =
        scan(
            "{'contents':[{'parts':[{'text':'a'},{'text':'b'}]},{'role':'model','parts':[{'text':'c',"
                + "'thoughtSignature':'c2ln'}]},{'role':'user','parts':[{'text':'d'}]},{'role':'user',"
                + "'parts':[{'functionResponse':{'name':'f'}}]}]}");

    assertThat(request.lastUserText()).isEqualTo("d");
    assertThat(request.signedConversation()).isEqualTo("a\nb");
    assertThat(scan("{" + HI + "}").signedConversation()).isNull();
    assertThat(scan("{'contents':{'parts':{'text':'x'}}}").lastUserText()).isEqualTo("x");
  }

  @Test
  void whatSomebodyElseSignedIsTakenOut() {
    String signed =
        "{'contents':[{'role':'model','parts':[{'text':'a','thoughtSignature':'c2ln'},"
            + "{'functionCall':{'name':'f'},'thoughtSignature':'c2ln'}]}]}";
    RequestScan request = scan(signed);

    assertThat(request.unsigned(Set.of("thoughtSignature"))).isSameAs(request);
    assertThat(text(request.unsigned(Set.of()).body()))
        .isEqualTo(
            "{'contents':[{'role':'model','parts':[{'text':'a'},{'functionCall':{'name':'f'},"
                + "'thoughtSignature':'c2tpcF90aG91Z2h0X3NpZ25hdHVyZV92YWxpZGF0b3I='}]}]}");
    RequestScan lost = scan(signed.replace("c2ln", "skip_thought_signature_validator"));
    assertThat(lost.unsigned(Set.of())).isSameAs(lost);
  }

  /** It travels in a signature, and Google could do nothing with it. */
  @Test
  void whatAnotherVendorSignedIsTakenOutForWhoeverSignsHimself() {
    String packed = "eyJ0aGlua2luZ19ibG9ja3MiOlt7fV19";
    RequestScan request =
        scan(
            "{'contents':[{'role':'model','parts':[{'functionCall':{'name':'f'},"
                + "'thoughtSignature':'"
                + packed
                + "'}]}]}");

    assertThat(text(request.unsigned(Set.of("thoughtSignature")).body())).doesNotContain(packed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'candidates':[{'content':{'parts':[{'text':'abc'}]}}]} | false | `` | 5",
        "{'promptFeedback':{'blockReason':'SAFETY'}} | false | `` | 0",
        "{'candidates':[]} | false | candidates | 0",
        "{'embedding':{'values':[1]}} | false | `` | 0",
        "{'embeddings':[]} | false | `` | 0",
        "{'totalTokens':3} | false | `` | 0",
        "{'error':{'code':400}} | true | candidates | 0",
      })
  void knowsWholeAnswers(String body, boolean error, String missing, int bytes) {
    byte[] answer = body.replace('\'', '"').getBytes(UTF_8);
    AnswerScan scan = GeminiFixture.DIALECT.answer(answer);

    assertThat(scan.error()).isEqualTo(error);
    assertThat(scan.isAnswer()).isEqualTo(missing.isEmpty());
    assertThat(GeminiFixture.DIALECT.contentBytes(answer)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'candidates':[{'finishReason':'SAFETY'}]} | true",
        "{'promptFeedback':{'blockReason':'OTHER'}} | true",
        "{'candidates':[{'finishReason':'STOP'}]} | false",
        "{'promptFeedback':{'safetyRatings':[]}} | false",
      })
  void knowsAFilter(String body, boolean filtered) {
    byte[] answer = body.replace('\'', '"').getBytes(UTF_8);

    assertThat(GeminiFixture.DIALECT.isFiltered(answer, 0, answer.length)).isEqualTo(filtered);
  }

  private static Override parameter(String field, String json) {
    return new Override(field, json.getBytes(UTF_8), null);
  }

  private static RequestScan scan(String body) {
    return GeminiFixture.scan("generateContent", null, body);
  }

  private static String text(byte[] body) {
    return new String(body, UTF_8).replace('"', '\'');
  }
}
