package io.turnpike.app.kills;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The organization that is charged, set up by the management API: keys with a tight, a wide and a
 * soft budget and with limits, a budget over all of them, and configs that retry, fall back and
 * hedge.
 */
final class Account {

  static final String TIGHT = "tight";
  static final List<String> KEYS = List.of(TIGHT, "wide", "soft", "limited");
  static final List<String> CONFIGS = List.of("retrying", "falling-back", "hedging");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final String management;
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final Map<String, String> ids = new LinkedHashMap<>();

  private Account(String management) {
    this.management = management;
  }

  static Account signUp(GatewayNode node, TruthfulProvider provider) throws Exception {
    JsonNode answer =
        send(
            node,
            "POST",
            "/api/v1/signup",
            "",
            """
            {"email":"%s@example.test","password":"correct horse battery","organization":"Kills"}"""
                .formatted(UUID.randomUUID()));
    Account account = new Account(answer.path("management_key").asString());
    account.setUp(node, provider);
    return account;
  }

  private void setUp(GatewayNode node, TruthfulProvider provider) throws Exception {
    for (String name : List.of("first", "second")) {
      put(
          node,
          "/providers/" + name,
          """
          {"type":"openai-compatible","base_url":"%s","prices":{"truth":
            {"input_usd_per_million":%d,"output_usd_per_million":%d}}}"""
              .formatted(
                  provider.baseUrl(name), Truth.INPUT_NANO / 1_000, Truth.OUTPUT_NANO / 1_000));
    }
    put(node, "/configs/retrying", "{\"retry\":{\"attempts\":2},\"provider\":\"@first\"}");
    put(
        node,
        "/configs/falling-back",
        """
        {"strategy":{"mode":"fallback"},"targets":[{"provider":"@first"},{"provider":"@second"}]}""");
    put(
        node,
        "/configs/hedging",
        """
        {"hedge":{"after":"100ms","max_percent":10},"provider":"@second"}""");
    for (String name : KEYS) {
      JsonNode key = send(node, "POST", "/api/v1/keys", management, "{\"name\":\"" + name + "\"}");
      secrets.put(name, key.path("api_key").asString());
      ids.put(name, key.path("id").asString());
    }
    put(node, "/budgets/all", budget("{\"organization\":true}", "100000.00", "hard"));
    put(node, "/budgets/wide", budget(key("wide"), "10000.00", "hard"));
    put(node, "/budgets/soft", budget(key("soft"), "0.10", "soft"));
    put(node, "/limits/calls", limit("\"requests\":600,\"per\":\"minute\""));
    put(node, "/limits/tokens", limit("\"tokens\":200000,\"per\":\"minute\""));
    put(node, "/limits/places", limit("\"concurrency\":6"));
    tighten(node, Kills.MORE_NANO);
  }

  /** Sets the amount of the tight budget, which keeps what was spent of it. */
  void tighten(GatewayNode node, long nanoUsd) throws Exception {
    String usd = java.math.BigDecimal.valueOf(nanoUsd, 9).toPlainString();
    put(node, "/budgets/tight", budget(key(TIGHT), usd, "hard"));
  }

  String secret(String key) {
    return secrets.get(key);
  }

  String id(String key) {
    return ids.get(key);
  }

  /** Of all budgets, as this node sees it, in nano-USD. */
  long reserved(GatewayNode node) throws Exception {
    return send(node, "GET", "/api/v1/budgets", management, null)
        .path("data")
        .valueStream()
        .mapToLong(budget -> Math.abs(budget.path("reserved_nano_usd").asLong()))
        .sum();
  }

  private String key(String name) {
    return "{\"key\":\"" + ids.get(name) + "\"}";
  }

  private static String budget(String scope, String usd, String mode) {
    return "{\"scope\":%s,\"amount_usd\":\"%s\",\"period\":\"lifetime\",\"mode\":\"%s\"}"
        .formatted(scope, usd, mode);
  }

  private String limit(String members) {
    return "{\"scope\":" + key("limited") + "," + members + "}";
  }

  private void put(GatewayNode node, String path, String body) throws Exception {
    send(node, "PUT", "/api/v1" + path, management, body);
  }

  private static JsonNode send(
      GatewayNode node, String method, String path, String bearer, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node.url() + path))
            .timeout(Duration.ofMinutes(1))
            .header("content-type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!bearer.isEmpty()) {
      request.header("authorization", "Bearer " + bearer);
    }
    HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(method + " " + path + ": " + answer.statusCode() + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body());
  }
}
