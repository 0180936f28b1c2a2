package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.infra.settings.FreePort;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.dialects.Dialects;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Who comes to which path with what is answered by whom. */
class DoorIT {

  private static final String BASE = "https://gateway.example.com";
  private static final int OPERATIONS = freePort();
  private static final String CALL =
      "{\"model\":\"demo/echo\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

  @RegisterExtension static final Stores stores = Stores.fresh();

  @RegisterExtension
  static final RunningApp app =
      new RunningApp(
          stores,
          Map.of(
              "turnpike.public-url", BASE, "turnpike.operations.port", String.valueOf(OPERATIONS)));

  private final HttpClient http = HttpClient.newHttpClient();
  private Tenant tenant;

  @BeforeEach
  void aTenant() {
    tenant = app.api().signUp();
  }

  @Test
  void noPageOfTheConsoleTakesAPathOfTheGateway() {
    List<String> operations = new ArrayList<>(app.bean(Dialects.class).paths());
    operations.add("models");

    assertThat(mapped()).isNotEmpty();
    for (PathPattern page : mapped()) {
      assertThat(page.getPatternString()).doesNotMatch("(?i)/(v1|openai)(/.*)?");
      assertThat(operations).noneMatch(path -> matches(page, "/" + path));
    }
  }

  @Test
  void ofTheManagementApiOnlyModelsAreTheGatewaysToo() {
    assertThat(app.bean(Dialects.class).paths())
        .noneMatch(path -> mapped().stream().anyMatch(page -> matches(page, "/api/v1/" + path)));
  }

  @Test
  void theCredentialDecidesWhereBothAre() {
    HttpResponse<String> gateway = send("GET", "/api/v1/models", tenant.apiKey());
    HttpResponse<String> management = send("GET", "/api/v1/models", tenant.managementKey());

    assertThat(gateway.body()).contains("\"demo/echo\"", "\"object\"");
    assertThat(management.body()).contains("input_nano_usd").doesNotContain("\"object\"");
    assertThat(send("GET", "/api/v1/models", null).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/chat/completions", "/api/v1/chat/completions", "//v1/chat/completions"})
  void callsAreServedOnEveryPath(String path) {
    assertThat(send("POST", path, tenant.apiKey()).statusCode()).isEqualTo(200);
    assertUnauthorized(send("POST", path, null));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /overview, accept, application/json",
    "GET, /no-such-page, authorization, Bearer sk-of-somebody",
    "POST, /chat/completion, content-type, application/json",
    "POST, /keys, content-type, application/json",
    "POST, /login, content-type, application/json",
    "DELETE, /nothing, x-api-key, sk-of-somebody",
    "GET, /v2beta/models, x-goog-api-key, something",
  })
  void programsGetNoPages(String method, String path, String header, String value) {
    HttpResponse<String> answer = send(method, path, null, header, value);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    assertThat(answer.headers().firstValue("content-type").orElse("")).contains("json");
    assertThat(answer.body()).contains("\"code\":\"unknown_path\"", path, BASE + "/v1");
    assertThat(answer.headers().firstValue("x-request-id")).isPresent();
  }

  @Test
  void browsersGetPages() {
    HttpResponse<String> page = send("GET", "/overview", null, "accept", "text/html,*/*");

    assertThat(page.statusCode()).isEqualTo(303);
    assertThat(page.headers().firstValue("strict-transport-security")).hasValue("max-age=31536000");
  }

  @Test
  void besideTheManagementApiThereIsNothing() {
    for (String key : new String[] {null, tenant.managementKey()}) {
      HttpResponse<String> answer = send("GET", "/api/openapi.json", key);

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("\"not_found\"", "/api/openapi.json");
      assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthz", "/readyz", "/metrics"})
  void healthAndMetricsAreOnThePortOfTheOperator(String path) {
    assertThat(send("GET", path, null).statusCode()).isEqualTo(404);
    assertThat(at("http://localhost:" + OPERATIONS, "GET", path, null).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/v1/models", "/api/v1/keys"})
  void nothingElseIsOnThePortOfTheOperator(String path) {
    HttpResponse<String> answer = at("http://localhost:" + OPERATIONS, "GET", path, null);

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  private static int freePort() {
    try {
      return FreePort.find();
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
  }

  private static List<PathPattern> mapped() {
    return app.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
        .flatMap(DoorIT::patterns)
        .toList();
  }

  private static Stream<PathPattern> patterns(
      org.springframework.web.reactive.result.method.RequestMappingInfo mapping) {
    return mapping.getPatternsCondition().getPatterns().stream();
  }

  private static boolean matches(PathPattern page, String path) {
    return page.matches(org.springframework.http.server.PathContainer.parsePath(path));
  }

  private static void assertUnauthorized(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"code\":\"invalid_api_key\"");
  }

  private HttpResponse<String> send(
      String method, String path, @Nullable String key, String... headers) {
    return at(app.url(), method, path, key, headers);
  }

  private HttpResponse<String> at(
      String base, String method, String path, @Nullable String key, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(
                method,
                method.equals("POST")
                    ? HttpRequest.BodyPublishers.ofString(CALL)
                    : HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (key != null) {
      request.header("authorization", "Bearer " + key);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
