package io.turnpike.app;

import io.turnpike.app.ManagementApi.Tenant;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model of the catalogue, and what a call of it has to cost at {@link AnyVendor}.
 *
 * @param nanoUsd null where nobody knows
 */
record ModelOffer(Ability ability, String model, @Nullable Long nanoUsd) {

  /** What models are asked for, in the words of the catalogue. */
  enum Ability {
    CHAT("/v1/chat/completions", ",\"messages\":[{\"role\":\"user\",\"content\":\"Well?\"}]"),
    EMBEDDING("/v1/embeddings", ",\"input\":\"Well?\""),
    RERANK("/v1/rerank", ",\"query\":\"Well?\",\"documents\":[\"Yes.\",\"No.\"]");

    private final String path;
    private final String fields;

    Ability(String path, String fields) {
      this.path = path;
      this.fields = fields;
    }
  }

  /** One with a price and one without, as far as there are any; at least one. */
  static List<ModelOffer> of(ManagementApi api, Tenant tenant, String type) {
    for (Ability ability : Ability.values()) {
      List<ModelOffer> offers = new ArrayList<>();
      listed(api, tenant, type, ability, "&max_input_price=1000000&limit=1").forEach(offers::add);
      listed(api, tenant, type, ability, "&limit=30")
          .filter(it -> !it.isPriced())
          .limit(1)
          .forEach(offers::add);
      if (!offers.isEmpty()) {
        return offers;
      }
    }
    return List.of(new ModelOffer(Ability.CHAT, "released-today", null));
  }

  private static Stream<ModelOffer> listed(
      ManagementApi api, Tenant tenant, String type, Ability ability, String more) {
    String word = ability.name().toLowerCase(Locale.ROOT);
    return api.get(tenant, "/api/v1/models?type=" + type + "&ability=" + word + more)
        .path("data")
        .valueStream()
        .map(model -> of(ability, model));
  }

  private static ModelOffer of(Ability ability, JsonNode model) {
    JsonNode usd = model.path("usd_per_million");
    int written = ability == Ability.CHAT ? AnyVendor.WRITTEN : 0;
    Long nanoUsd =
        usd.isObject()
            ? (Long) (nano(usd.path("input")) * AnyVendor.READ + nano(usd.path("output")) * written)
            : null;
    return new ModelOffer(ability, model.path("model").asString(), nanoUsd);
  }

  /** Of one token. */
  private static long nano(JsonNode usdPerMillion) {
    return new BigDecimal(usdPerMillion.asString()).movePointRight(3).longValueExact();
  }

  boolean isPriced() {
    return nanoUsd != null;
  }

  HttpResponse<String> call(ManagementApi api, Tenant tenant, String connection) {
    String name = JsonMapper.shared().writeValueAsString(connection + "/" + model);
    String body = "{\"model\":" + name + ability.fields + "}";
    return api.send("POST", ability.path, tenant.apiKey(), body);
  }
}
