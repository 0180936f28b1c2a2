package io.turnpike.routing.gateway.preference;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.preference.Preferences.Sort;
import io.turnpike.routing.plan.Requirements.PriceCap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body's {@code provider} object. A field it does not know is an error, never ignored. */
final class ProviderPreferences {

  private static final List<String> FIELDS =
      List.of(
          "order",
          "only",
          "ignore",
          "allow_fallbacks",
          "sort",
          "max_price",
          "data_collection",
          "zdr",
          "require_parameters");

  /** They would only put some behind others; what is fast enough is found out by measuring. */
  private static final List<String> UNHEEDED =
      List.of("preferred_min_throughput", "preferred_max_latency");

  /** They would leave some out, by what nobody knows of them here. */
  private static final List<String> UNKNOWABLE =
      List.of("quantizations", "enforce_distillable_text");

  private static final List<String> PRICES = List.of("prompt", "completion", "request");
  private static final int MOST = 50;
  private static final int LONGEST_PRICE = 64;

  /** US dollars for a million tokens, as nano-dollars for one. */
  private static final BigDecimal NANO_PER_MILLION = BigDecimal.valueOf(1_000);

  private static final BigDecimal NANO = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MOST_USD = BigDecimal.valueOf(1_000_000);

  private final JsonNode json;

  private ProviderPreferences(JsonNode json) {
    this.json = json;
  }

  static Preferences none(String via, List<String> models) {
    return new Preferences(
        via, models, List.of(), List.of(), List.of(), null, null, null, false, false, false);
  }

  /** Fields that are understood and not obeyed. */
  static List<String> unheeded(JsonNode json) {
    return UNHEEDED.stream()
        .filter(field -> !json.path(field).isMissingNode() && !json.path(field).isNull())
        .map(field -> "provider." + field)
        .toList();
  }

  static Preferences read(JsonNode json, String via, List<String> models) {
    if (!json.isObject()) {
      throw wrong("provider", "must be an object of preferences");
    }
    UNKNOWABLE.forEach(field -> refuseUnknowable(json, field));
    refuseUnknown(json, "provider", FIELDS);
    ProviderPreferences it = new ProviderPreferences(json);
    return new Preferences(
        via,
        models,
        it.names("order"),
        it.names("only"),
        it.names("ignore"),
        it.truth("allow_fallbacks"),
        it.sort(),
        it.maxPrice(),
        it.isTrainingDenied(),
        Boolean.TRUE.equals(it.truth("zdr")),
        Boolean.TRUE.equals(it.truth("require_parameters")));
  }

  private List<String> names(String field) {
    JsonNode list = json.get(field);
    if (list == null || list.isNull()) {
      return List.of();
    }
    if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
      throw wrong("provider." + field, "must be a list of 1 to " + MOST + " provider connections");
    }
    List<String> names = new ArrayList<>();
    list.forEach(name -> names.add(name("provider." + field + "[" + names.size() + "]", name)));
    return List.copyOf(names);
  }

  private static String name(String at, JsonNode name) {
    if (!name.isString() || name.stringValue().isBlank()) {
      throw wrong(at, "must be the name of a provider connection, or a type such as \"openai\"");
    }
    String text = name.stringValue();
    return text.startsWith("@") ? text.substring(1) : text;
  }

  private @Nullable Boolean truth(String field) {
    JsonNode value = json.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isBoolean()) {
      throw wrong("provider." + field, "must be true or false");
    }
    return value.booleanValue();
  }

  /** {@code {"by": …, "partition": "model"}} is how OpenRouter writes the usual. */
  private static @Nullable JsonNode by(@Nullable JsonNode sort) {
    if (sort == null || !sort.isObject()) {
      return sort;
    }
    refuseUnknown(sort, "provider.sort", List.of("by", "partition"));
    JsonNode partition = sort.path("partition");
    if (partition.isString() && !partition.stringValue().equals("model")) {
      throw wrong(
          "provider.sort.partition",
          "must be \"model\": models are tried in the order in which the request names them");
    }
    return sort.get("by");
  }

  /** How many tokens a second comes out of a model is close to how soon the first one does. */
  private @Nullable Sort sort() {
    JsonNode value = by(json.get("sort"));
    if (value == null || value.isNull()) {
      return null;
    }
    return switch (value.isString() ? value.stringValue() : "") {
      case "price" -> Sort.PRICE;
      case "latency", "throughput" -> Sort.LATENCY;
      default -> throw wrong("provider.sort", "must be \"price\", \"latency\" or \"throughput\"");
    };
  }

  private boolean isTrainingDenied() {
    JsonNode value = json.get("data_collection");
    if (value == null || value.isNull()) {
      return false;
    }
    return switch (value.isString() ? value.stringValue() : "") {
      case "allow" -> false;
      case "deny" -> true;
      default -> throw wrong("provider.data_collection", "must be \"allow\" or \"deny\"");
    };
  }

  private @Nullable PriceCap maxPrice() {
    JsonNode prices = json.get("max_price");
    if (prices == null || prices.isNull()) {
      return null;
    }
    if (!prices.isObject() || prices.isEmpty()) {
      throw wrong(
          "provider.max_price", "must be an object such as {\"prompt\": 1, \"completion\": 2}");
    }
    refuseUnknown(prices, "provider.max_price", PRICES);
    return new PriceCap(
        nano(prices, "prompt", NANO_PER_MILLION),
        nano(prices, "completion", NANO_PER_MILLION),
        nano(prices, "request", NANO));
  }

  private static @Nullable Long nano(JsonNode prices, String field, BigDecimal unit) {
    JsonNode value = prices.get(field);
    if (value == null) {
      return null;
    }
    BigDecimal usd = usd(value);
    if (usd == null || usd.signum() < 0 || usd.compareTo(MOST_USD) > 0) {
      throw wrong("provider.max_price." + field, "must be US dollars from 0 to 1000000");
    }
    return PriceCap.floor(usd, unit);
  }

  private static @Nullable BigDecimal usd(JsonNode value) {
    try {
      boolean written = value.isNumber() || value.isString();
      String text = written ? value.asString() : "";
      return text.length() <= LONGEST_PRICE ? new BigDecimal(text) : null;
    } catch (NumberFormatException none) {
      return null;
    }
  }

  private static void refuseUnknown(JsonNode object, String at, List<String> known) {
    for (String field : object.propertyNames()) {
      if (!known.contains(field) && !UNHEEDED.contains(field) && !UNKNOWABLE.contains(field)) {
        throw wrong(at + "." + field, "is not understood; use " + String.join(", ", known));
      }
    }
  }

  private static void refuseUnknowable(JsonNode json, String field) {
    JsonNode value = json.path(field);
    boolean wanted = value.isArray() ? !value.isEmpty() : value.asBoolean(!value.isNull());
    if (wanted && !value.isMissingNode()) {
      throw wrong(
          "provider." + field,
          "is not known of connections here, so nobody could be held to it; leave it out, and name"
              + " in \"only\" the connections that satisfy it");
    }
  }

  static GatewayFailure wrong(String field, String what) {
    return GatewayFailure.badRequest(
        "invalid_request_body", field, "\"" + field + "\" " + what + ".");
  }
}
