package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The management API as a program meets it: what it answers, refuses and keeps apart. */
class ManagementApiIT {

  private static final String SINGLE =
      """
      {"targets":[{"provider":"@demo"}]}""";

  private static final String FALLBACK =
      """
      {"strategy":{"mode":"fallback"},"targets":[
        {"provider":"@demo","override_params":{"model":"demo/flaky"}},
        {"provider":"@demo","override_params":{"model":"demo/echo"}}]}""";

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private final ManagementApi api = app.api();

  @Test
  void listsEveryMistakeOfASignUp() {
    HttpResponse<String> answer = api.send("POST", "/api/v1/signup", null, "{}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .contains("application/problem+json");
    assertThat(ManagementApi.pointers(answer))
        .containsExactly("/email", "/password", "/organization");
  }

  @Test
  void namesAnUnknownFieldAndABrokenBody() {
    Tenant tenant = api.signUp();

    assertThat(
            ManagementApi.pointers(
                put(tenant, "/api/v1/providers/x", "{\"type\":\"openai\",\"url\":1}")))
        .containsExactly("/url");
    HttpResponse<String> broken = put(tenant, "/api/v1/providers/x", "{\"type\":");
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(broken.body()).contains("line 1").doesNotContain("Exception");
  }

  @Test
  void refusesAMissingAWrongAndAGatewayKey() {
    Tenant tenant = api.signUp();

    assertThat(api.send("GET", "/api/v1/teams", null, null).statusCode()).isEqualTo(401);
    assertThat(api.send("GET", "/api/v1/teams", "tpa_wrong", null).statusCode()).isEqualTo(401);
    assertThat(api.send("GET", "/api/v1/teams", tenant.apiKey(), null).body())
        .contains("gateway keys");
  }

  @Test
  void deniesWhatNoRouteNames() {
    Tenant tenant = api.signUp();

    assertThat(api.send("GET", "/api/elsewhere", tenant.managementKey(), null).statusCode())
        .isEqualTo(404);
    assertThat(api.send("GET", "/api/v1/nothing", tenant.managementKey(), null).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aRevokedKeyStopsWorkingAndTheRefusalIsLogged() {
    Tenant tenant = api.signUp();
    JsonNode key = api.post(tenant, "/api/v1/keys", "{\"name\":\"short-lived\"}");
    assertThat(call(key.path("api_key").asString())).isEqualTo(200);

    String id = key.path("id").asString();
    assertThat(api.send("DELETE", "/api/v1/keys/" + id, tenant.managementKey(), null).statusCode())
        .isEqualTo(204);

    await().atMost(Duration.ofSeconds(30)).until(() -> call(key.path("api_key").asString()) == 401);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> rows(tenant).anyMatch(row -> row.path("outcome").asString().equals("rejected")));
  }

  @Test
  void aDefaultConfigExistsAndStays() {
    Tenant tenant = api.signUp();
    String key = "{\"name\":\"web\",\"default_config\":\"usual\"}";

    HttpResponse<String> early = api.send("POST", "/api/v1/keys", tenant.managementKey(), key);
    api.put(tenant, "/api/v1/configs/usual", FALLBACK);
    String id = api.post(tenant, "/api/v1/keys", key).path("id").asString();
    HttpResponse<String> held =
        api.send("DELETE", "/api/v1/configs/usual", tenant.managementKey(), null);
    api.send("DELETE", "/api/v1/keys/" + id, tenant.managementKey(), null);
    HttpResponse<String> free =
        api.send("DELETE", "/api/v1/configs/usual", tenant.managementKey(), null);

    assertThat(early.statusCode()).isEqualTo(422);
    assertThat(early.body()).contains("/default_config", "usual");
    assertThat(held.statusCode()).isEqualTo(409);
    assertThat(held.body()).contains("in_use", "web");
    assertThat(free.statusCode()).isEqualTo(204);
  }

  @Test
  void allowedModelsThatNobodyServesAreAWarning() {
    Tenant tenant = api.signUp();

    JsonNode key =
        api.post(
            tenant,
            "/api/v1/keys",
            "{\"name\":\"web\",\"allowed_models\":[\"demo/echo\",\"nonsense-model-9\"]}");

    assertThat(key.path("warnings")).hasSize(1);
    assertThat(key.path("warnings").path(0).path("sentence").asString())
        .contains("nonsense-model-9");
  }

  @Test
  void aCallKeepsItsDecisionsAndADryRunShowsTheSame() {
    Tenant tenant = api.signUp();
    api.put(tenant, "/api/v1/configs/main", FALLBACK);

    assertThat(call(tenant.apiKey(), "x-turnpike-config", "main")).isEqualTo(200);
    JsonNode entry =
        api.get(tenant, "/api/v1/logs/" + awaitRow(tenant).path("request_id").asString());
    JsonNode run =
        api.post(
            tenant,
            "/api/v1/configs/main/dry-run",
            """
            {"body":{"model":"x","messages":[{"role":"user","content":"One two three"}]},
             "headers":{"x-turnpike-user":"ann"}}""");

    assertThat(entry.path("attempts")).hasSize(2);
    assertThat(entry.path("attempts").path(0).path("at").asString()).isEqualTo("/targets/0");
    assertThat(entry.path("attempts").path(0).path("breaker").asString()).isEqualTo("closed");
    assertThat(entry.path("attempts").path(1).path("cost_nano_usd").asLong())
        .isEqualTo(entry.path("cost_nano_usd").asLong());
    assertThat(entry.path("decision").path("config").asString()).isEqualTo("main@1");
    assertThat(kinds(entry)).contains("followed");
    assertThat(run.path("config").asString()).isEqualTo("main@1");
    assertThat(run.path("would_try").path(1).path("label").asString()).contains("demo/echo");
    assertThat(run.path("decision").path("config").asString()).isEqualTo("main@1");
    assertThat(
            api.send("POST", "/api/v1/configs/no/dry-run", tenant.managementKey(), "{\"body\":{}}")
                .statusCode())
        .isIn(404, 422);
    assertThat(
            ManagementApi.pointers(
                post(
                    tenant,
                    "/api/v1/configs/main/dry-run",
                    "{\"body\":{},\"headers\":{\"a\":null}}")))
        .contains("/headers/a");
    assertThat(ManagementApi.pointers(post(tenant, "/api/v1/configs/main/dry-run", "{}")))
        .containsExactly("/body");
  }

  @Test
  void anOperatorHoldsATargetOpenAndResetsIt() {
    Tenant tenant = api.signUp();
    String order =
        """
        {"provider":"demo","model":"demo/echo","action":"%s","for":%s}""";

    JsonNode held = api.post(tenant, "/api/v1/breakers", order.formatted("force_open", "\"10m\""));
    assertThat(held.path("state").asString()).isEqualTo("forced_open");
    assertThat(held.path("next_probe_at").isNull()).isFalse();
    assertThat(
            api.get(tenant, "/api/v1/breakers")
                .path("data")
                .valueStream()
                .map(each -> each.path("state").asString()))
        .contains("forced_open");
    assertThat(ManagementApi.pointers(send(tenant, "/api/v1/breakers?limit=0")))
        .containsExactly("/limit");
    assertThat(ManagementApi.pointers(send(tenant, "/api/v1/breakers?cursor=x")))
        .containsExactly("/cursor");
    assertThat(
            api.post(tenant, "/api/v1/breakers", order.formatted("reset", "null"))
                .path("state")
                .asString())
        .isEqualTo("closed");
    assertThat(
            ManagementApi.pointers(
                post(tenant, "/api/v1/breakers", order.formatted("explode", "null"))))
        .containsExactly("/action");
    assertThat(
            ManagementApi.pointers(
                post(tenant, "/api/v1/breakers", order.formatted("force_open", "\"soon\""))))
        .containsExactly("/for");
    assertThat(ManagementApi.pointers(post(tenant, "/api/v1/breakers", "{}")))
        .containsExactly("/provider");
  }

  @Test
  void keptAnswersArePurgedAndAudited() {
    Tenant tenant = api.signUp();

    for (String what :
        List.of(
            "\"tag\":\"faq\"",
            "\"config\":\"main\"",
            "\"model\":\"org/model\"",
            "\"key\":\"0123456789abcdef\"",
            "\"all\":true")) {
      JsonNode answer = api.post(tenant, "/api/v1/cache/purge", "{" + what + "}");
      assertThat(answer.toString()).isEqualTo("{\"purged\":0}");
    }
    assertThat(
            api.get(tenant, "/api/v1/audit?action=cache.purge")
                .path("data")
                .valueStream()
                .map(entry -> entry.path("subject").asString()))
        .containsExactly(
            "all", "key 0123456789abcdef", "model org/model", "config main", "tag faq");
    for (String wrong :
        List.of("{}", "{\"all\":false}", "{\"tag\":\"a\",\"all\":true}", "{\"key\":\"zz\"}")) {
      HttpResponse<String> refused = post(tenant, "/api/v1/cache/purge", wrong);
      assertThat(refused.statusCode()).as("%s %s", wrong, refused.body()).isEqualTo(422);
    }
    assertThat(ManagementApi.pointers(post(tenant, "/api/v1/cache/purge", "{\"tag\":\" \"}")))
        .containsExactly("/tag");
    assertThat(ManagementApi.pointers(post(tenant, "/api/v1/cache/purge", "{\"tga\":\"x\"}")))
        .containsExactly("/tga");
  }

  @Test
  void breakersComeInPages() {
    Tenant tenant = api.signUp();
    for (String model : List.of("a", "b", "c")) {
      api.post(
          tenant,
          "/api/v1/breakers",
          "{\"provider\":\"demo\",\"model\":\"" + model + "\",\"action\":\"force_open\"}");
    }

    JsonNode first = api.get(tenant, "/api/v1/breakers?limit=2");
    assertThat(models(first)).containsExactly("a", "b");
    String cursor = first.path("next_cursor").asString();
    JsonNode second = api.get(tenant, "/api/v1/breakers?limit=2&cursor=" + cursor);
    assertThat(models(second)).containsExactly("c");
    assertThat(second.path("next_cursor").isNull()).isTrue();
  }

  private static Stream<String> models(JsonNode page) {
    return page.path("data").valueStream().map(each -> each.path("model").asString());
  }

  private HttpResponse<String> send(Tenant tenant, String path) {
    return api.send("GET", path, tenant.managementKey(), null);
  }

  @Test
  void organizationsSeeNothingOfEachOther() {
    Tenant mine = api.signUp();
    Tenant theirs = api.signUp();
    api.put(theirs, "/api/v1/configs/secret-plan", SINGLE);
    call(theirs.apiKey());
    String request = awaitRow(theirs).path("request_id").asString();

    assertThat(get(mine, "/api/v1/configs/secret-plan")).isEqualTo(404);
    assertThat(get(mine, "/api/v1/logs/" + request)).isEqualTo(404);
    assertThat(rows(mine)).isEmpty();
    assertThat(api.get(mine, "/api/v1/spend").path("total").path("requests").asInt()).isZero();
  }

  @Test
  @Timeout(60)
  void theLiveStreamShowsACallAsItEnds() throws Exception {
    Tenant tenant = api.signUp();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(app.url() + "/api/v1/logs/stream"))
            .header("authorization", "Bearer " + tenant.managementKey())
            .build();
    HttpResponse<Stream<String>> stream =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());

    call(tenant.apiKey());

    try (Stream<String> lines = stream.body()) {
      assertThat(lines.filter(line -> line.startsWith("data:")).findFirst())
          .hasValueSatisfying(line -> assertThat(line).contains("\"provider\":\"demo\""));
    }
  }

  @Test
  void aKeyMayHaveAFewLiveStreamsOpenAndNoMore() throws Exception {
    Tenant tenant = api.signUp();
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(app.url() + "/api/v1/logs/stream"))
            .header("authorization", "Bearer " + tenant.managementKey())
            .build();
    List<HttpResponse<Stream<String>>> streams = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      streams.add(http.send(request, BodyHandlers.ofLines()));
    }

    assertThat(streams).allSatisfy(stream -> assertThat(stream.statusCode()).isEqualTo(200));
    HttpResponse<String> refusal =
        api.send(
            "GET",
            "/api/v1/logs/stream",
            tenant.managementKey(),
            null,
            "accept",
            "text/event-stream");
    assertThat(refusal.statusCode()).isEqualTo(429);
    assertThat(refusal.headers().firstValue("retry-after")).hasValue("15");
    assertThat(refusal.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(ManagementApi.json(refusal).path("code").asString()).isEqualTo("throttled");
    assertThat(ManagementApi.json(refusal).path("detail").asString()).startsWith("12 live streams");
    streams.getFirst().body().close();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> http.send(request, BodyHandlers.ofLines()).statusCode() == 200);
    streams.forEach(stream -> stream.body().close());
  }

  @Test
  void spendComesAsCsvForThoseWhoAskForIt() {
    Tenant tenant = api.signUp();
    call(tenant.apiKey());
    awaitRow(tenant);

    HttpResponse<String> csv =
        api.send(
            "GET",
            "/api/v1/spend?group_by=team",
            tenant.managementKey(),
            null,
            "accept",
            "text/csv");

    assertThat(csv.body().lines().toList())
        .first()
        .isEqualTo(
            "start,team,requests,failed,unpriced,unpriced_attempts,input_tokens,"
                + "output_tokens,cost_usd");
    assertThat(csv.body()).contains("default,1,0,0");
  }

  @Test
  void refusesAnUnknownZoneGroupAndLimit() {
    Tenant tenant = api.signUp();

    assertThat(get(tenant, "/api/v1/spend?tz=Mars/Base")).isEqualTo(422);
    assertThat(get(tenant, "/api/v1/spend?group_by=colour")).isEqualTo(422);
    assertThat(get(tenant, "/api/v1/logs?limit=100000")).isEqualTo(422);
    assertThat(get(tenant, "/api/v1/logs?outcome=splendid")).isEqualTo(422);
    assertThat(get(tenant, "/api/v1/logs?usage=splendid")).isEqualTo(422);
    assertThat(get(tenant, "/api/v1/logs?usage=rejected")).isEqualTo(200);
    assertThat(get(tenant, "/api/v1/logs?from=yesterday")).isEqualTo(422);
    assertThat(get(tenant, "/api/v1/logs/" + UUID.randomUUID())).isEqualTo(404);
  }

  private static Stream<String> kinds(JsonNode entry) {
    return entry.path("decision").path("notes").valueStream().map(n -> n.path("kind").asString());
  }

  private HttpResponse<String> post(Tenant tenant, String path, String body) {
    return api.send("POST", path, tenant.managementKey(), body);
  }

  private HttpResponse<String> put(Tenant tenant, String path, String body) {
    return api.send("PUT", path, tenant.managementKey(), body);
  }

  private int get(Tenant tenant, String path) {
    return api.send("GET", path, tenant.managementKey(), null).statusCode();
  }

  private int call(String key, String... headers) {
    return api.send(
            "POST",
            "/v1/chat/completions",
            key,
            """
            {"model":"demo/echo","messages":[{"role":"user","content":"Hello"}]}""",
            headers)
        .statusCode();
  }

  private JsonNode awaitRow(Tenant tenant) {
    await().atMost(Duration.ofSeconds(30)).until(() -> rows(tenant).findAny().isPresent());
    return rows(tenant).findFirst().orElseThrow();
  }

  private Stream<JsonNode> rows(Tenant tenant) {
    return api.get(tenant, "/api/v1/logs").path("data").valueStream();
  }
}
