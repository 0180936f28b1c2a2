package io.turnpike.routing.config.language;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keys that people write where they do not belong, with where they do.
 *
 * @param exact by key
 * @param vendors how keys begin that carry a vendor's credentials
 */
public record MisplacedKeys(Map<String, String> exact, List<String> vendors) {

  public static final MisplacedKeys NOTHING = new MisplacedKeys(Map.of(), List.of());

  private static final String SECRET =
      "secrets are kept in a provider connection; name that in \"provider\".";
  private static final String ADDRESS = "the address is the provider connection's \"base_url\".";

  private static final String TOP =
      "write it at the top of the document; it holds for all of its targets.";
  private static final String MUTATORS =
      "write its checks into \"input_guardrails\" or \"output_guardrails\" of the document.";
  private static final String SETS =
      "name a set of guardrails for the organization, a team or a key instead.";

  static final MisplacedKeys THAN_IN_A_NODE =
      new MisplacedKeys(
          places(),
          List.of(
              "aws_",
              "azure_",
              "vertex_",
              "openai_",
              "anthropic_",
              "workers_ai_",
              "huggingface_",
              "snowflake_",
              "fireworks_",
              "oracle_",
              "stability_",
              "amzn_",
              "mistral_"));

  /** Null for a key that is not known at all. */
  @Nullable String place(String key) {
    String place = exact.get(key);
    return place == null && vendors.stream().anyMatch(key::startsWith) ? SECRET : place;
  }

  private static Map<String, String> places() {
    Map<String, String> places = new TreeMap<>();
    places.put("model", "write it as \"override_params\": {\"model\": …}.");
    places.put("models", "write a target for each, under \"strategy\": {\"mode\": \"fallback\"}.");
    places.put("api_key", SECRET);
    places.put("apiKey", SECRET);
    places.put("custom_host", ADDRESS);
    places.put("customHost", ADDRESS);
    places.put("base_url", ADDRESS);
    places.put("on_status_codes", "it is a key of \"strategy\" and of \"retry\".");
    places.put("on", "it is a key of \"strategy\".");
    places.put("conditions", "it is a key of \"strategy\".");
    places.put("default", "it is a key of \"strategy\".");
    places.put("sticky", "it is a key of \"strategy\".");
    places.put("percent", "it is a key of \"strategy\" and of \"shadow\".");
    places.put("attempts", "it is a key of \"retry\".");
    places.put("zdr", "it is a key of \"data_policy\".");
    places.put("no_training", "it is a key of \"data_policy\".");
    places.put("regions", "it is a key of \"data_policy\".");
    places.put("cache", TOP);
    places.put("input_guardrails", TOP);
    places.put("output_guardrails", TOP);
    places.put("before_request_hooks", TOP);
    places.put("after_request_hooks", TOP);
    places.put("input_mutators", MUTATORS);
    places.put("output_mutators", MUTATORS);
    places.put("guardrails", MUTATORS);
    places.put("default_input_guardrails", SETS);
    places.put("default_output_guardrails", SETS);
    places.put("max_age", "it is a key of \"cache\".");
    places.put("deny", "it stands beside a check of \"input_guardrails\".");
    return Map.copyOf(places);
  }
}
