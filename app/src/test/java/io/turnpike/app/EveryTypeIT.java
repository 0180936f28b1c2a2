package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person does with a provider of any type: enters what the form asks for, presses Test,
 * calls it, and looks what it cost. Types, fields and models are those that the API tells.
 */
class EveryTypeIT {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PAGE = 200;

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  @AutoClose private static final AnyVendor vendor = new AnyVendor();

  /** By type. */
  private static final Map<String, List<ModelOffer>> OFFERS = new ConcurrentHashMap<>();

  private final ManagementApi api = app.api();
  private final SoftAssertions softly = new SoftAssertions();
  private Tenant tenant;

  @BeforeEach
  void aTenant() {
    tenant = api.signUp();
  }

  @Test
  void isSetUpTestedCalledAndPriced() {
    Map<String, ModelOffer> called = new LinkedHashMap<>();
    List<TypeForm> forms = forms();
    for (TypeForm form : forms) {
      put(form, AnyVendor.KEY, null);
      test(form, check(form, AnyVendor.KEY));
      offers(form).forEach(offer -> call(form, offer, called));
    }
    softly.assertAll();

    assertThat(forms.stream().map(TypeForm::type).distinct()).hasSizeGreaterThanOrEqualTo(50);
    assertThat(called.values().stream().filter(ModelOffer::isPriced)).hasSizeGreaterThan(40);
    Map<String, JsonNode> rows = rows(called.size());
    called.forEach((id, offer) -> priced(offer, rows.get(id)));
    softly.assertAll();
  }

  @Test
  void saysThatACredentialIsWrong() {
    String wrong = "wrong-0123456789abcdef";
    for (TypeForm form : forms()) {
      put(form, wrong, null);
      JsonNode check = check(form, wrong);
      softly.assertThat(check.path("works").asBoolean()).as("%s: %s", form, check).isFalse();
      softly.assertThat(check.path("fault").asString()).as("%s", form).isEqualTo("connection");
      softly
          .assertThat(check.path("message").asString())
          .as("%s", form)
          .containsPattern("refuse[sd]")
          .doesNotContain(wrong);
    }
    softly.assertAll();
  }

  /** Voyage and its like have no list at their own address, and nothing else to ask for. */
  @Test
  void whoOnlyEmbedsIsTestedByAnEmbedding() {
    api.put(
        tenant,
        "/api/v1/providers/vectors",
        "{\"type\":\"voyage\",\"models\":[\"voyage-3.5\"],\"base_url\":\"%s\",\"api_key\":\"%s\"}"
            .formatted(vendor.baseUrl("bedrock"), AnyVendor.KEY));

    JsonNode check = api.post(tenant, "/api/v1/providers/vectors/check", "");

    assertThat(check.path("works").asBoolean()).as(check.toString()).isTrue();
    assertThat(check.path("means").asString()).isEqualTo("one_token_call");
  }

  private List<TypeForm> forms() {
    return TypeForm.all(api, tenant);
  }

  private List<ModelOffer> offers(TypeForm form) {
    return OFFERS.computeIfAbsent(form.type(), type -> ModelOffer.of(api, tenant, type));
  }

  private void put(TypeForm form, String key, @Nullable String onlyModel) {
    Map<String, Object> filled = form.filled(vendor, key);
    if (onlyModel != null) {
      filled.put("models", List.of(onlyModel));
    }
    HttpResponse<String> stored =
        api.send("PUT", at(form), tenant.managementKey(), JSON.writeValueAsString(filled));
    assertThat(stored.statusCode()).as("%s: %s", form, stored.body()).isEqualTo(200);
  }

  /** Where there is no list and nothing cheap is known, a model has to be named, as it says. */
  private JsonNode check(TypeForm form, String key) {
    JsonNode check = api.post(tenant, at(form) + "/check", "");
    if (!check.path("code").asString("").equals("nothing_to_ask")) {
      return check;
    }
    assertThat(check.path("message").asString()).contains("Name one among the connection's models");
    put(form, key, offers(form).getFirst().model());
    JsonNode again = api.post(tenant, at(form) + "/check", "");
    put(form, key, null);
    return again;
  }

  private void test(TypeForm form, JsonNode check) {
    softly.assertThat(check.path("works").asBoolean()).as("%s: %s", form, check).isTrue();
    if (check.path("means").asString().equals("models")) {
      softly
          .assertThat(check.path("models").valueStream().map(JsonNode::asString))
          .as("%s", form)
          .containsExactly("first", "second");
    }
  }

  private void call(TypeForm form, ModelOffer offer, Map<String, ModelOffer> called) {
    HttpResponse<String> answer = offer.call(api, tenant, form.name());
    softly
        .assertThat(answer.statusCode())
        .as("%s, %s: %s", form, offer, answer.body())
        .isEqualTo(200);
    answer.headers().firstValue("x-turnpike-request-id").ifPresent(id -> called.put(id, offer));
  }

  private void priced(ModelOffer offer, @Nullable JsonNode row) {
    softly.assertThat(row).as("row of %s", offer).isNotNull();
    if (row != null) {
      JsonNode cost = row.path("cost_nano_usd");
      Long nanoUsd = cost.isNull() ? null : (Long) cost.asLong();
      softly.assertThat(nanoUsd).as("%s: %s", offer, row).isEqualTo(offer.nanoUsd());
      softly.assertThat(row.path("cost_complete").asBoolean()).isEqualTo(offer.isPriced());
      softly.assertThat(row.path("usage_source").asString()).as("%s", row).isEqualTo("provider");
    }
  }

  private Map<String, JsonNode> rows(int calls) {
    return await().atMost(Duration.ofSeconds(30)).until(this::rows, rows -> rows.size() >= calls);
  }

  private Map<String, JsonNode> rows() {
    List<JsonNode> rows = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = api.get(tenant, "/api/v1/logs?limit=" + PAGE + cursor);
      page.path("data").forEach(rows::add);
      JsonNode next = page.path("next_cursor");
      cursor = next.isString() ? "&cursor=" + next.stringValue() : "";
    } while (!cursor.isEmpty());
    return rows.stream()
        .collect(Collectors.toMap(row -> row.path("request_id").asString(), Function.identity()));
  }

  private static String at(TypeForm form) {
    return "/api/v1/providers/" + form.name();
  }
}
