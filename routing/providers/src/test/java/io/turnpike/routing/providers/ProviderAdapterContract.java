package io.turnpike.routing.providers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every adapter; each one's own test extends this and adds its provider's words. */
public abstract class ProviderAdapterContract {

  private static final String KEY = "sk-canary-0123456789";

  protected abstract ProviderAdapter adapter();

  /** An error body of this provider that means nothing in particular. */
  protected abstract String error(String message);

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
  @ValueSource(strings = {"https://api.example.com/v1", "https://api.example.com/v1/"})
  void staysBelowTheBaseUrl(String baseUrl) {
    URI endpoint = adapter().endpoint(URI.create(baseUrl), "chat/completions");

    assertThat(endpoint.toString()).startsWith("https://api.example.com/v1/");
    assertThat(endpoint.getPath()).doesNotContain("//");
  }

  @Test
  void showsTheSecretInItsHeaderOnly() {
    assertThat(adapter().authorization(new Secret(KEY))).contains(KEY);
    assertThat(adapter().authorizationHeader()).isNotBlank();
    assertThat(adapter().headers()).doesNotContainKey(adapter().authorizationHeader());
    assertThat(adapter().toString()).doesNotContain(KEY);
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
