package io.turnpike.routing.dialects.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.Dialect.ModelEntry;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.RequestScan.RequestNeeds;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiDialectTests {

  private static final Target TARGET = new Target("up", List.of(), Timeouts.DEFAULT, Retry.NONE);
  private static final String QUESTION =
      "{'contents':[{'role':'user','parts':[{'text':'Hi'}]}],'model':'models/gemini-x',"
          + "'generationConfig':{'maxOutputTokens':9,'candidateCount':2,"
          + "'thinkingConfig':{'thinkingLevel':'LOW'}}}";

  @Test
  void knowsOfARequestWhatTheTargetWillBeAsked() {
    RequestScan request = GeminiFixture.scan("generateContent", null, QUESTION);

    assertThat(request.model()).isEqualTo("gemini-x");
    assertThat(request.stream()).isFalse();
    assertThat(request.outputLimit(TARGET)).isEqualTo(9);
    assertThat(request.answers(TARGET)).isEqualTo(2);
    assertThat(request.lastUserText()).isEqualTo("Hi");
    RequestNeeds needs = request.needs();
    assertThat(needs.reasoning(TARGET)).isTrue();
    assertThat(needs.tools(TARGET)).isFalse();
  }

  @Test
  void theAddressNamesTheModel() {
    RequestScan request = GeminiFixture.scan("streamGenerateContent", "alt=sse", QUESTION);

    RequestScan addressed = request.rewritten(Set.of(), "up/m");

    assertThat(addressed.model()).isEqualTo("up/m");
    assertThat(addressed.stream()).isTrue();
    assertThat(addressed.body()).isSameAs(request.body());
    assertThat(addressed.canonical().request().model()).isEqualTo("up/m");
    assertThat(addressed.canonical().request().stream()).isTrue();
  }

  @Test
  void aCopyOutlivesTheRequest() {
    RequestScan request = GeminiFixture.scan("generateContent", null, QUESTION);
    request.canonical().request().release();
    RequestScan kept = request.kept();
    request.release();

    assertThat(kept.canonical().request().lastUserText()).isEqualTo("Hi");
  }

  @Test
  void whatCannotBeSaidIsToldWhenItIsToBeSent() {
    RequestScan request =
        GeminiFixture.scan("generateContent", null, "{'contents':[],'cachedContent':'c'}");

    assertThat(request.outputLimit(TARGET)).isEqualTo(-1);
    assertThatThrownBy(request::canonical).hasMessageContaining("cachedContent");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> GeminiFixture.scan("generateContent", null, "{}"))
        .isInstanceOfSatisfying(
            GatewayFailure.class, failure -> assertThat(failure.param()).isEqualTo("contents"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'contents':[{'parts':[{'text':'twelve chars'}]}]} | 3",
        "{'contents':{'parts':[{'inlineData':{'mimeType':'a/bc','data':'AAAA'}}]}} | 259",
        "{} | 0",
      })
  void countsTokensByItself(String body, long tokens) {
    RequestScan request = GeminiFixture.scan("countTokens", null, body);

    assertThat(request.canonical()).isNull();
    assertThat(
            new String(
                GeminiFixture.DIALECT.estimate(GeminiFixture.operation("countTokens"), request),
                UTF_8))
        .isEqualTo("{\"totalTokens\":" + tokens + "}");
    assertThat(GeminiFixture.DIALECT.estimate(GeminiFixture.operation("generateContent"), request))
        .isNull();
  }

  @Test
  void listsModels() {
    String page =
        new String(
            GeminiFixture.DIALECT.models(List.of(new ModelEntry("demo/echo", "demo")), null),
            UTF_8);

    assertThat(page)
        .startsWith("{\"models\":[{\"name\":\"models/demo/echo\",\"displayName\":\"demo/echo\"")
        .contains("\"supportedGenerationMethods\":[\"generateContent\"");
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID_ARGUMENT",
    "401, UNAUTHENTICATED",
    "402, RESOURCE_EXHAUSTED",
    "403, PERMISSION_DENIED",
    "404, NOT_FOUND",
    "413, INVALID_ARGUMENT",
    "429, RESOURCE_EXHAUSTED",
    "500, INTERNAL",
    "503, UNAVAILABLE",
    "504, DEADLINE_EXCEEDED",
  })
  void tellsErrorsAsGoogleDoes(int status, String word) {
    GatewayFailure failure =
        GatewayFailure.of(status, "some_code", "A sentence.").about("contents").retryAfter(7L);

    String body = new String(GeminiFixture.DIALECT.errorBody(failure, new UUID(0, 1)), UTF_8);

    assertThat(body)
        .startsWith(
            "{\"error\":{\"code\":"
                + status
                + ",\"message\":\"A sentence.\",\"status\":\""
                + word
                + "\"")
        .contains(
            "\"reason\":\"some_code\"",
            "\"field\":\"contents\"",
            "\"request_id\":\"00000000-0000-0000-0000-000000000001\"",
            "\"retryDelay\":\"7s\"");
  }
}
