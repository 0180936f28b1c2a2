package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses that clients of other gateways are set to. */
@ExtendWith(NoLeaks.class)
class PathsIT {

  private static final String BODY = "{\"model\":\"up/m\"," + Asking.QUESTION + "}";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway.connect("up", provider.baseUrl());
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
        "/v1/chat/completions/",
        "//v1/chat/completions",
        "/V1/chat/completions?x=1",
        "/chat/completions",
        "/openai/chat/completions",
        "/openai/v1/chat/completions",
        "/anthropic/chat/completions",
        "/anthropic/v1/chat/completions",
        "/api/v1/chat/completions",
      })
  void areUnderstood(String path) {
    HttpResponse<String> answer = post(path, GatewayFixture.KEY, BODY);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(provider.requests()).hasSize(1);
    assertThat(gateway.awaitEventOf(answer).asked().operation()).isEqualTo("chat/completions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/models/",
        "/models",
        "/openai/models",
        "/openai/v1/models",
        "/anthropic/models",
        "/anthropic/v1/models?limit=1000",
        "/api/v1/models"
      })
  void listModels(String path) {
    HttpResponse<String> answer = ask.get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"data\"");
  }

  @ParameterizedTest
  @CsvSource({
    "up/deployed, '', deployed",
    "up%2Fdeployed, '', deployed",
    "up/deployed, up/of-the-body, deployed",
    "up/a%20b+c, '', a b+c",
  })
  void aDeploymentIsTheModel(String deployment, String model, String sent) {
    String body =
        model.isEmpty()
            ? "{" + Asking.QUESTION + "}"
            : "{\"model\":\"" + model + "\"," + Asking.QUESTION + "}";
    HttpResponse<String> answer =
        ask.send(
            HttpRequest.newBuilder(
                    gateway.url(
                        "/openai/deployments/"
                            + deployment
                            + "/chat/completions?api-version=2024-10-21"))
                .header("api-key", GatewayFixture.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(provider.requests().getFirst().bodyText()).contains("\"model\":\"" + sent + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/chat/completions, ",
    "/chat/completions, sk-none-of-ours",
    "/openai/anything, ",
    "/anthropic/v1/anything, ",
    "/api/v1/chat/completions, ",
    "/api/v1/chat/completions, sk-none-of-ours",
    "/v1/anything, tpa_none-of-ours",
  })
  void aGatewaysPathAsksForAGatewayKey(String path, @Nullable String key) {
    HttpResponse<String> answer = post(path, key, BODY);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("invalid_api_key");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/models, ",
    "/api/v1/models, tpa_management",
    "/api/v1/chat/completions, tpa_management",
    "/api/v1/keys, tp_good",
    "/keys, ",
    "/keys, sk-none-of-ours",
    "/metrics, ",
  })
  void otherPathsAreLeftToOthers(String path, @Nullable String key) {
    HttpResponse<String> answer = post(path, key, BODY);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void whoeverComesWithAKeyIsToldWhereTheGatewayIs() {
    HttpResponse<String> answer = post("/keys", GatewayFixture.KEY, "{}");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("unknown_path", "at /keys.", GatewayFixture.PUBLIC_URL + "/v1 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1", "/anthropic", "/anthropic/v1/"})
  void aBaseAddressSaysThatSomebodyIsThere(String path) throws Exception {
    HttpRequest head = ask.request(path).HEAD().build();

    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(head, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
  }

  private static HttpResponse<String> post(String path, @Nullable String key, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.url(path)).POST(HttpRequest.BodyPublishers.ofString(body));
    return ask.send(
        key == null ? request.build() : request.header("authorization", "Bearer " + key).build());
  }
}
