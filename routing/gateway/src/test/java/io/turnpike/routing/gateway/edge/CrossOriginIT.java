package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys.KeyVerdict;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts of web pages that are not the console's. */
@ExtendWith(NoLeaks.class)
class CrossOriginIT {

  private static final String PAGE = "https://app.example.com";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway.connect("up", provider.baseUrl());
    key("tp_page", Set.of("http://localhost:3000", PAGE));
    key("tp_any", Set.of("*"));
  }

  private static void key(String key, Set<String> origins) {
    Caller known = GatewayFixture.caller(null, Set.of());
    KeyRights rights = new KeyRights(false, false, Set.of(), origins);
    gateway.keys.put(
        key,
        new KeyVerdict.Accepted(
            new Caller(
                known.organization(),
                known.team(),
                known.teamSlug(),
                known.key(),
                known.keyName(),
                null,
                Set.of(),
                rights)));
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/chat/completions",
        "/v1/anything",
        "/models",
        "/api/v1/chat/completions",
        "/api/v1/models",
        "/openai/deployments/d/chat/completions?api-version=1",
      })
  void aPreflightIsAnsweredForAnyOrigin(String path) {
    HttpResponse<String> answer = preflight(path, "authorization, content-type, x-turnpike-user");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(header(answer, "access-control-allow-origin")).isEqualTo("https://any.example");
    assertThat(header(answer, "access-control-allow-methods")).contains("POST", "GET", "DELETE");
    assertThat(header(answer, "access-control-allow-headers"))
        .isEqualTo("authorization, content-type, x-turnpike-user");
    assertThat(header(answer, "access-control-max-age")).isEqualTo("7200");
    assertThat(header(answer, "vary")).contains("origin");
    assertThat(header(answer, "access-control-allow-credentials")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/keys", "/api/v1/keys", "/"})
  void preflightsElsewhereAreNotTheGateways(String path) {
    assertThat(preflight(path, "authorization").statusCode()).isEqualTo(404);
  }

  @Test
  void aPreflightThatAsksForTooMuchIsAnsweredShortly() {
    HttpResponse<String> answer = preflight("/v1/models", "x".repeat(5000));

    assertThat(header(answer, "access-control-allow-headers")).isEqualTo("authorization, *");
  }

  @ParameterizedTest
  @CsvSource({
    "tp_page, https://app.example.com, true",
    "tp_page, http://localhost:3000, true",
    "tp_page, https://app.example.com.evil.example, false",
    "tp_page, http://app.example.com, false",
    "tp_page, null, false",
    "tp_any, https://other.example, true",
    "tp_good, https://app.example.com, false",
  })
  void theKeyDecidesWhoReadsTheAnswer(String key, String origin, boolean granted) {
    HttpResponse<String> whole = ask.whole("up/m", "x-api-key", key, "origin", origin);
    HttpResponse<String> stream = ask.streamed("up/m", "x-api-key", key, "origin", origin);
    HttpResponse<String> models = ask.get("/v1/models", "x-api-key", key, "origin", origin);
    HttpResponse<String> error = ask.whole("nobody/m", "x-api-key", key, "origin", origin);

    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(error.statusCode()).isEqualTo(404);
    for (HttpResponse<String> answer : java.util.List.of(whole, stream, models, error)) {
      assertThat(header(answer, "vary")).contains("origin");
      assertThat(header(answer, "access-control-allow-origin")).isEqualTo(granted ? origin : "");
      assertThat(header(answer, "access-control-expose-headers")).isEqualTo(granted ? "*" : "");
    }
  }

  @Test
  void whatIsWrongWithAKeyCanBeReadByAnybody() {
    HttpResponse<String> answer = ask.whole("up/m", "x-api-key", "tp_nobody", "origin", PAGE);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(header(answer, "access-control-allow-origin")).isEqualTo(PAGE);
  }

  @Test
  void programsHearNothingOfAllThis() {
    HttpResponse<String> answer = ask.whole("up/m", "x-api-key", "tp_any");

    assertThat(header(answer, "vary") + header(answer, "access-control-allow-origin")).isEmpty();
  }

  private static HttpResponse<String> preflight(String path, String headers) {
    return ask.send(
        HttpRequest.newBuilder(gateway.url(path))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("origin", "https://any.example")
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", headers)
            .build());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
