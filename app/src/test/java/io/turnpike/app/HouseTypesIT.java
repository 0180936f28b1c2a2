package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.infra.testing.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Connections of the operator's of every type, called by an organization that pays in credits. */
class HouseTypesIT {

  private static final String TOKEN = "an operator's token of some length";
  private static final long GRANTED = 1_000_000_000_000L;

  @AutoClose private static final AnyVendor vendor = new AnyVendor();

  private static final Path HOUSE = house();

  /** Tells the types, from which the file is made that the other starts with. */
  @RegisterExtension
  @Order(1)
  static final RunningApp teller = RunningApp.shared();

  @RegisterExtension
  @Order(2)
  static final BeforeAllCallback file = _ -> write();

  @RegisterExtension
  @Order(3)
  static final RunningApp app =
      new RunningApp(
          Stores.fresh(),
          Map.of(
              "turnpike.egress.allow",
              "loopback",
              "turnpike.operator.token",
              TOKEN,
              "turnpike.house.connections",
              HOUSE.toString()));

  private final ManagementApi api = app.api();

  @Test
  void eachServesAndIsPaidFromCredits() {
    Tenant tenant = rich();
    Map<String, Long> costs = new HashMap<>();
    for (TypeForm form : forms()) {
      ModelOffer offer = ModelOffer.of(api, tenant, form.type()).getFirst();
      if (offer.isPriced()) {
        HttpResponse<String> answer = offer.call(api, tenant, name(form));
        assertThat(answer.statusCode()).as("%s: %s", form, answer.body()).isEqualTo(200);
        costs.put(name(form), offer.nanoUsd());
      }
    }
    assertThat(costs)
        .containsKeys(
            "house.azure-openai-api-key",
            "house.azure-openai-client-secret",
            "house.bedrock-access-key-id",
            "house.vertex-service-account-json",
            "house.gemini-api-key",
            "house.anthropic-api-key",
            "house.mistral-api-key");
    JsonNode statement = statement(tenant, costs.size());
    assertThat(charged(statement)).isEqualTo(costs);
    long sum = costs.values().stream().mapToLong(Long::longValue).sum();
    assertThat(statement.at("/owed/credits_nano_usd").asLong()).isEqualTo(sum);
    assertThat(api.get(tenant, "/api/v1/credits").path("left_nano_usd").asLong())
        .isEqualTo(GRANTED - sum);
  }

  @Test
  void eachIsListedWithoutItsSecrets() {
    Tenant tenant = api.signUp();

    String listed = api.get(tenant, "/api/v1/providers").toString();

    assertThat(forms()).allSatisfy(form -> assertThat(listed).contains('"' + name(form) + '"'));
    assertThat(listed).doesNotContain(AnyVendor.KEY, "PRIVATE KEY");
  }

  private Tenant rich() {
    Tenant tenant = Noon.signUp(api);
    String slug = api.get(tenant, "/api/v1/organization").path("slug").asString();
    HttpResponse<String> granted =
        api.send(
            "POST",
            "/api/v1/operator/organizations/" + slug + "/credits",
            null,
            "{\"amount_usd\": \"1000\", \"reference\": \"welcome\"}",
            "x-turnpike-operator-token",
            TOKEN);
    assertThat(granted.statusCode()).as(granted.body()).isEqualTo(200);
    return tenant;
  }

  private JsonNode statement(Tenant tenant, int requests) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> api.get(tenant, "/api/v1/statements/" + Noon.month()),
            it -> it.at("/total/requests").asLong() == requests);
  }

  /** Nano-USD by connection. */
  private static Map<String, Long> charged(JsonNode statement) {
    return statement
        .path("lines")
        .valueStream()
        .filter(line -> line.path("kind").asString().equals("house_usage"))
        .collect(
            Collectors.toMap(
                line -> line.path("provider").asString(),
                line -> line.path("amount_nano_usd").asLong()));
  }

  private static List<TypeForm> forms() {
    ManagementApi api = teller.api();
    return TypeForm.all(api, api.signUp());
  }

  private static String name(TypeForm form) {
    return "house." + form.name();
  }

  private static Path house() {
    try {
      Path file = Files.createTempFile("house", ".json");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write() throws IOException {
    List<Map<String, Object>> entries =
        forms().stream()
            .map(
                form -> {
                  Map<String, Object> entry = form.filled(vendor, AnyVendor.KEY);
                  entry.put("name", name(form));
                  return entry;
                })
            .toList();
    Files.writeString(HOUSE, JsonMapper.shared().writeValueAsString(entries));
  }
}
