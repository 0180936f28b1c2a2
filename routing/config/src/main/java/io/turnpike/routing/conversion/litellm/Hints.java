package io.turnpike.routing.conversion.litellm;

import java.util.Map;
import java.util.TreeMap;

/** What to do instead of settings that a config has no place for. By the beginning of the key. */
final class Hints {

  private static final String BREAKER =
      "Left out: every connection and model has a circuit breaker of its own, which opens by the"
          + " rate of failures and lets single requests try again.";
  private static final String NODES =
      "Left out: nodes of Turnpike share what they must by themselves.";
  private static final String LIMITS =
      "Left out: limits of requests and tokens belong to gateway keys, not to targets.";
  private static final String BUDGETS = "Left out: money is limited by budgets, not by configs.";
  private static final String TAGS =
      "Left out: to route by a label, ask for it in a config of mode \"conditional\".";
  private static final String PRICES =
      "Left out: prices come from the model catalogue; one of your own belongs to the provider"
          + " connection.";

  static final String HEADERS =
      "Left out: headers are passed on by name. List those that providers need in"
          + " \"forward_headers\".";

  private static final TreeMap<String, String> PARAMETERS =
      new TreeMap<>(
          Map.of(
              "rpm", LIMITS,
              "tpm", LIMITS,
              "max_parallel_requests", LIMITS,
              "tag", TAGS,
              "max_budget", BUDGETS,
              "budget_duration", BUDGETS,
              "input_cost", PRICES,
              "output_cost", PRICES,
              "cooldown_time", BREAKER));

  private static final TreeMap<String, String> SETTINGS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("allowed_fails_policy", BREAKER),
              Map.entry("disable_cooldowns", BREAKER),
              Map.entry("forward_client_headers", HEADERS),
              Map.entry("redis_", NODES),
              Map.entry("cache", "Left out: whether answers are cached is said by \"cache\": true."),
              Map.entry("enable_tag_filtering", TAGS),
              Map.entry("retry_after", "Left out: waits grow by themselves and obey Retry-After."),
              Map.entry("max_fallbacks", "Left out: a request makes five attempts at most."),
              Map.entry(
                  "drop_params",
                  "Left out: no target is at a provider that knows other fields; name what to leave out in"
                      + " \"drop_params\"."),
              Map.entry("success_callback", "Left out: every request is in the log."),
              Map.entry("failure_callback", "Left out: every request is in the log."),
              Map.entry("callbacks", "Left out: every request is in the log."),
              Map.entry("max_budget", BUDGETS),
              Map.entry("master_key", "Not copied: make a management key in the console."),
              Map.entry("database_url", "Not copied: the store is set for the whole server."),
              Map.entry("alerting", "Left out: watch /metrics, or the console.")));

  private Hints() {}

  static String parameter(String key) {
    return beginning(PARAMETERS, key, "Left out: a target has no place for it.");
  }

  static String setting(String key) {
    return beginning(SETTINGS, key, "Left out: a config has no place for it.");
  }

  private static String beginning(TreeMap<String, String> hints, String key, String otherwise) {
    Map.Entry<String, String> nearest = hints.floorEntry(key);
    return nearest != null && key.startsWith(nearest.getKey()) ? nearest.getValue() : otherwise;
  }
}
