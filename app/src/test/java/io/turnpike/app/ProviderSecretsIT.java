package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.infra.testing.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A connection whose credential has several fields, from the form to the provider. */
class ProviderSecretsIT {

  private static final String SECRET = "canary-client-secret";
  private static final String ANSWER =
      """
      {"id": "c", "object": "chat.completion", "created": 1, "model": "gpt-4o",
       "choices": [{"index": 0, "finish_reason": "stop",
         "content_filter_results": {"hate": {"filtered": false, "severity": "safe"}},
         "message": {"role": "assistant", "content": "From Azure."}}],
       "prompt_filter_results": [{"prompt_index": 0}],
       "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}}""";

  private static final HttpServer AZURE = azure();

  @RegisterExtension static final Stores stores = Stores.fresh();

  @RegisterExtension
  static final RunningApp app = new RunningApp(stores, Map.of("turnpike.egress.allow", "loopback"));

  private final ManagementApi api = app.api();
  private Tenant tenant;

  @AfterAll
  static void stop() {
    AZURE.stop(0);
  }

  @BeforeEach
  void aTenant() {
    tenant = api.signUp();
  }

  @Test
  void fieldsStandBesideTheOthersAndOnlySettingsComeBack() {
    JsonNode put = api.put(tenant, "/api/v1/providers/azure", entra(SECRET));

    assertThat(put.path("has_api_key").asBoolean()).isTrue();
    assertThat(put.path("settings").toString())
        .isEqualTo(
            "{\"client_id\":\"c-1\",\"deployments\":{\"gpt-4o\":\"prod\"},\"tenant_id\":\"t-1\","
                + "\"token_url\":\"http://127.0.0.1:%d/token\"}"
                    .formatted(AZURE.getAddress().getPort()));
    assertThat(put.toString()).doesNotContain(SECRET);
    assertThat(api.get(tenant, "/api/v1/audit").toString()).doesNotContain(SECRET);
    JsonNode kept = api.put(tenant, "/api/v1/providers/azure", entra(null));
    assertThat(kept.path("credentials")).isEqualTo(put.path("credentials"));
  }

  @Test
  void aCallIsMadeWithTheTokenThatTheyAreExchangedFor() {
    api.put(tenant, "/api/v1/providers/azure", entra(SECRET));

    HttpResponse<String> answer = call();

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("From Azure.");
  }

  @Test
  void aWrongSecretIsToldAsTheConnectionsFault() {
    api.put(tenant, "/api/v1/providers/azure", entra("canary-wrong"));

    HttpResponse<String> answer = call();

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("token_refused").doesNotContain("canary");
  }

  @Test
  void whatIsMissingOrTooMuchIsToldWhereItIsWritten() {
    assertThat(pointers("\"client_secret\": \"x\"")).containsExactly("/tenant_id", "/client_id");
    assertThat(pointers("\"client_secret\": \"x\", \"settings\": {\"client_id\": \"c\"}"))
        .containsExactly("/settings/tenant_id");
    assertThat(pointers("\"api_key\": \"k\", \"moat\": 1")).containsExactly("/moat");
    assertThat(pointers("\"api_key\": \"k\", \"settings\": {\"client_secret\": \"x\"}"))
        .containsExactly("/settings/client_secret");
    assertThat(pointers("\"api_key\": \"k\", \"client_secret\": \"x\""))
        .containsExactly("/api_key");
    assertThat(pointers("\"api_keys\": [], \"client_secret\": \"x\""))
        .containsExactly("/client_secret");
    assertThat(pointers("\"api_keys\": [{\"client_secret\": \"x\", \"moat\": \"y\"}]"))
        .containsExactly("/api_keys/0/moat");
    assertThat(pointers("\"api_key\": \"k\", \"api_version\": \"a/b\", \"deployments\": \"x\""))
        .containsExactly("/api_version", "/deployments");
    assertThat(pointers("\"api_key\": \"k\", \"api_version\": 7")).containsExactly("/api_version");
  }

  /** Whoever names a file of the gateway's machine would read it. */
  @Test
  void aFileThatIsNotTheOneIsToldWithoutIt() {
    String workload =
        "{\"type\": \"external_account\", \"audience\": \"a\", \"subject_token_type\": \"t\","
            + " \"token_url\": \"https://sts.example/token\", \"credential_source\":"
            + " {\"file\": \"/etc/canary\"}}";

    refused("service_account_json", "\"canary\"", "not the JSON file of a service account");
    refused("service_account_json", workload, "another one");
    refused("external_account_json", workload, "only its operator may name");
  }

  private void refused(String field, String file, String why) {
    HttpResponse<String> refusal =
        api.send(
            "PUT",
            "/api/v1/providers/vertex",
            tenant.managementKey(),
            "{\"type\": \"vertex\", \"project\": \"p\", \"" + field + "\": " + file + "}");
    assertThat(refusal.statusCode()).as(refusal.body()).isEqualTo(422);
    assertThat(ManagementApi.pointers(refusal)).containsExactly("/" + field);
    assertThat(refusal.body()).contains(why).doesNotContain("canary");
  }

  @Test
  void theTypeTellsHowEachIsWritten() {
    JsonNode types = api.get(tenant, "/api/v1/provider-types");

    assertThat(types.toString())
        .contains("\"name\":\"client_secret\"", "\"kind\":\"address\"", "\"kind\":\"map\"");
  }

  private List<String> pointers(String fields) {
    HttpResponse<String> refusal =
        api.send(
            "PUT",
            "/api/v1/providers/wrong",
            tenant.managementKey(),
            "{\"type\": \"azure-openai\", \"base_url\": \"http://127.0.0.1:1\", " + fields + "}");
    assertThat(refusal.statusCode()).as(refusal.body()).isEqualTo(422);
    return ManagementApi.pointers(refusal);
  }

  private HttpResponse<String> call() {
    return api.send(
        "POST",
        "/v1/chat/completions",
        tenant.apiKey(),
        "{\"model\": \"azure/gpt-4o\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}");
  }

  private static String entra(@Nullable String secret) {
    int port = AZURE.getAddress().getPort();
    return """
        {"type": "azure-openai", "base_url": "http://127.0.0.1:%d", "tenant_id": "t-1",
         "client_id": "c-1", "token_url": "http://127.0.0.1:%d/token",
         "deployments": {"gpt-4o": "prod"}%s}"""
        .formatted(port, port, secret == null ? "" : ", \"client_secret\": \"" + secret + "\"");
  }

  private static HttpServer azure() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/token",
          exchange -> {
            boolean ours = text(exchange).contains("client_secret=" + SECRET);
            answer(
                exchange,
                ours ? 200 : 401,
                ours
                    ? "{\"access_token\": \"fetched\", \"expires_in\": \"3599\"}"
                    : "{\"error\": \"invalid_client\"}");
          });
      server.createContext(
          "/openai/deployments/prod/chat/completions",
          exchange -> {
            text(exchange);
            boolean ours =
                "Bearer fetched".equals(exchange.getRequestHeaders().getFirst("authorization"))
                    && "api-version=2024-10-21".equals(exchange.getRequestURI().getQuery());
            answer(exchange, ours ? 200 : 404, ours ? ANSWER : "{}");
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
