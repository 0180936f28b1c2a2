package io.turnpike.routing.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The keys an object of the document may have, and what to say about the others.
 *
 * @param owner how sentences call the object
 * @param known in the order a reader should be told
 * @param later part of the language, but not of this version: refused, never ignored
 * @param elsewhere keys people write here that belong somewhere else, with where
 */
record Vocabulary(
    String owner, List<String> known, Set<String> later, Map<String, String> elsewhere) {

  static final Vocabulary NODE =
      new Vocabulary(
          "a target",
          List.of(
              "name",
              "strategy",
              "targets",
              "provider",
              "override_params",
              "timeouts",
              "request_timeout",
              "retry"),
          Set.of(
              "weight",
              "cache",
              "input_guardrails",
              "output_guardrails",
              "before_request_hooks",
              "after_request_hooks",
              "input_mutators",
              "output_mutators",
              "default_params",
              "drop_params",
              "cb_config",
              "passthrough",
              "prompt_id",
              "forward_headers",
              "strict_open_ai_compliance"),
          places());

  static final Vocabulary ROOT =
      new Vocabulary(
          "the document",
          java.util.stream.Stream.concat(NODE.known.stream(), java.util.stream.Stream.of("$schema"))
              .toList(),
          NODE.later,
          NODE.elsewhere);

  static final Vocabulary STRATEGY =
      new Vocabulary(
          "\"strategy\"",
          List.of("mode", "on", "on_status_codes"),
          Set.of("conditions", "default", "sticky"),
          Map.of());

  static final Vocabulary TIMEOUTS =
      new Vocabulary(
          "\"timeouts\"", List.of("connect", "first_token", "idle", "total"), Set.of(), Map.of());

  static final Vocabulary RETRY =
      new Vocabulary(
          "\"retry\"",
          List.of("attempts", "on_status_codes", "use_retry_after_headers"),
          Set.of(),
          Map.of());

  void check(Iterable<String> keys, Pointer at, Mistakes mistakes) {
    for (String key : keys) {
      if (!known.contains(key)) {
        mistakes.add(at.to(key), sentence(key));
      }
    }
  }

  private String sentence(String key) {
    if (later.contains(key)) {
      return Spelling.quoted(key) + " is known but not available yet; remove it.";
    }
    String place = elsewhere.get(key);
    return place != null ? Spelling.quoted(key) + " does not belong here: " + place : unknown(key);
  }

  private String unknown(String key) {
    String hint = Spelling.hint(key, known);
    String allowed = hint.isEmpty() ? " It may have " + Spelling.list(known) + "." : "";
    return Spelling.quoted(key) + " is not a key of " + owner + "." + hint + allowed;
  }

  private static Map<String, String> places() {
    String secret = "secrets are kept in a provider connection; name that in \"provider\".";
    Map<String, String> places = new TreeMap<>();
    places.put("model", "write it as \"override_params\": {\"model\": …}.");
    places.put("api_key", secret);
    places.put("virtual_key", "name the provider connection in \"provider\".");
    places.put("custom_host", "the address is the provider connection's \"base_url\".");
    places.put("on_status_codes", "it is a key of \"strategy\" and of \"retry\".");
    places.put("on", "it is a key of \"strategy\".");
    places.put("mode", "it is a key of \"strategy\".");
    places.put("attempts", "it is a key of \"retry\".");
    return Map.copyOf(places);
  }
}
