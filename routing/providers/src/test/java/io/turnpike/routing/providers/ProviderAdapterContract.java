package io.turnpike.routing.providers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.chat.ChatFixture;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.providers.ProviderAdapter.Asked;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every adapter; each one's own test extends this and adds its provider's words. */
public abstract class ProviderAdapterContract {

  private static final String KEY = "sk-canary-0123456789";
  private static final String BASE = "https://api.example.com/v1";
  private static final RequestBody BODY =
      RequestBody.of("{\"model\":\"some-model\",\"messages\":[]}".getBytes(UTF_8));

  protected abstract ProviderAdapter adapter();

  /** An error body of this provider that means nothing in particular. */
  protected abstract String error(String message);

  /** Settings that a connection of this type could have; none unless its type asks for some. */
  protected Map<String, String> settings() {
    return Map.of();
  }

  /** What its provider is usually asked for. */
  protected String operation() {
    return "chat/completions";
  }

  /** A call with a key for what is usual, as it would be made after translation. */
  protected final ProviderRequest chat(String baseUrl, boolean streamed) {
    Wording wording = Objects.requireNonNull(adapter().wording(asked(operation(), baseUrl)));
    return encoded(call(wording.operation(), baseUrl, streamed, new Secret(KEY)));
  }

  /** An operation to be carried out, over a connection of the adapter's first type. */
  protected final Asked asked(String operation, String baseUrl) {
    String type = adapter().types().stream().sorted().findFirst().orElseThrow();
    return new Asked(
        operation,
        ChatFixture.scan("{\"model\":\"some-model\",\"messages\":[]}"),
        "some-model",
        new Target("up", List.of(), Timeouts.DEFAULT, Retry.NONE),
        new ProviderConnection(
            "up",
            type,
            URI.create(baseUrl),
            false,
            List.of(),
            DataPolicy.UNKNOWN,
            List.of(),
            Map.of(),
            1,
            null));
  }

  /** What the adapter makes of a call. */
  protected final ProviderRequest encoded(ProviderCall call) {
    return ProviderRequest.of(adapter(), call);
  }

  /** A call of the model {@code some-model}. */
  protected final ProviderCall call(
      String operation, String baseUrl, boolean streamed, @Nullable Secret apiKey) {
    return new ProviderCall(
        operation,
        "POST",
        null,
        Set.of(),
        "some-model",
        streamed,
        BODY,
        URI.create(baseUrl),
        settings(),
        apiKey);
  }

  /** Error bodies of this provider that mean more than their status does. */
  protected abstract List<Told> errors();

  /** Error events in the middle of a stream. */
  protected abstract Map<String, FailureClass> events();

  /**
   * @param means what the status together with the body means
   */
  public record Told(int status, String body, FailureClass means) {}

  @Test
  void speaksForSomeTypes() {
    assertThat(adapter().types()).isNotEmpty().doesNotContain("");
  }

  @ParameterizedTest
  @ValueSource(strings = {BASE, BASE + "/", "http://127.0.0.1:11434/v1"})
  void staysAtTheConnectionsOrigin(String baseUrl) {
    for (boolean streamed : List.of(true, false)) {
      URI address = chat(baseUrl, streamed).address();

      assertThat(address.toString()).startsWith(baseUrl.replaceAll("/v1/?$", "/"));
      assertThat(address.getPath()).doesNotContain("//").doesNotContain("/../");
      assertThat(address.getRawFragment()).isNull();
    }
  }

  @Test
  void asksForTheListOfModelsWithoutOne() {
    ProviderRequest request =
        encoded(
            new ProviderCall(
                "models",
                "GET",
                null,
                Set.of(),
                "",
                false,
                RequestBody.of(new byte[0]),
                URI.create(BASE),
                settings(),
                null));

    assertThat(request.body().size()).isZero();
    assertThat(request.framing()).isEqualTo(Framing.WHOLE);
  }

  @Test
  void showsTheSecretInItsHeadersOnly() {
    ProviderRequest request = chat(BASE, true);

    assertThat(request.address().toString()).doesNotContain(KEY);
    assertThat(new String(request.body().bytes(), UTF_8)).doesNotContain(KEY);
    assertThat(request.toString()).doesNotContain(KEY);
    assertThat(adapter().toString()).doesNotContain(KEY);
    assertThat(request.headers()).isNotEqualTo(withoutKey().headers());
  }

  @Test
  void isSilentAboutAKeyThatThereIsNot() {
    assertThat(withoutKey().headers().toString()).doesNotContain("null", "Bearer");
  }

  @Test
  void saysNothingTwiceThatTheGatewaySays() {
    assertThat(chat(BASE, false).headers().keySet())
        .allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)))
        .doesNotContain("content-length", "user-agent", "host");
  }

  @Test
  void anAnswerComesInFramesOnlyWhenAskedTo() {
    assertThat(chat(BASE, false).framing()).isEqualTo(Framing.WHOLE);
    assertThat(chat(BASE, true).framing()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aCallIsEncodedTheSameWayTwice(String operation) {
    ProviderCall call = call(operation, BASE, false, new Secret(KEY));

    assertThat(encoded(call).address()).isEqualTo(encoded(call).address());
    assertThat(encoded(call).body().bytes()).isEqualTo(encoded(call).body().bytes());
  }

  static List<String> operations() {
    return List.of("chat/completions", "models");
  }

  private ProviderRequest withoutKey() {
    return encoded(call(operation(), BASE, true, null));
  }

  @ParameterizedTest
  @CsvSource({
    "400,BAD_REQUEST",
    "401,AUTH",
    "402,QUOTA_EXHAUSTED",
    "403,AUTH",
    "404,NOT_FOUND",
    "408,TIMEOUT",
    "409,BAD_REQUEST",
    "413,CONTEXT_LENGTH",
    "422,BAD_REQUEST",
    "429,RATE_LIMITED",
    "500,SERVER_ERROR",
    "502,SERVER_ERROR",
    "503,OVERLOADED",
    "504,SERVER_ERROR",
    "529,OVERLOADED",
    "302,INVALID_RESPONSE"
  })
  void knowsWhatAStatusMeans(int status, FailureClass means) {
    for (String body :
        List.of("", "<html>Bad gateway</html>", "[]", "{\"error\":7}", error("Hm."))) {
      assertThat(failure(status, body).failure()).as(body).isEqualTo(means);
    }
  }

  @Test
  void repeatsTheProvidersSentence() {
    assertThat(failure(400, error("The dog ate it.")).message()).isEqualTo("The dog ate it.");
    assertThat(failure(500, "<html>").message()).isNull();
  }

  @TestFactory
  List<DynamicTest> readsWhatTheBodySaysBeyondItsStatus() {
    return errors().stream()
        .map(told -> DynamicTest.dynamicTest(told.status() + " " + told.body(), () -> means(told)))
        .toList();
  }

  @TestFactory
  List<DynamicTest> readsErrorEvents() {
    return events().entrySet().stream()
        .map(event -> DynamicTest.dynamicTest(event.getKey(), () -> means(event)))
        .toList();
  }

  @Test
  void isNotUpsetByAnEventThatSaysNothing() {
    for (String event : List.of("", "{}", "{\"error\":null}", "{\"error\":{}}", "<html>")) {
      assertThat(inStream(event).failure()).as(event).isEqualTo(FailureClass.SERVER_ERROR);
    }
  }

  private void means(Told told) {
    assertThat(failure(told.status(), told.body()).failure()).isEqualTo(told.means());
  }

  private void means(Map.Entry<String, FailureClass> event) {
    assertThat(inStream(event.getKey()).failure()).isEqualTo(event.getValue());
  }

  private ProviderFailure failure(int status, String body) {
    return adapter().failure(status, body.getBytes(UTF_8));
  }

  private ProviderFailure inStream(String event) {
    byte[] bytes = ("data: " + event).getBytes(UTF_8);
    return adapter().failureInStream(bytes, "data: ".length(), bytes.length);
  }
}
