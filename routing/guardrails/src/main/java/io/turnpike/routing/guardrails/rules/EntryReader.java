package io.turnpike.routing.guardrails.rules;

import io.turnpike.routing.guardrails.Parameters.Mistakes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads one element of a list of guardrails: a check under its own name, or Portkey's long form,
 * which has a list of them under {@code checks}.
 */
final class EntryReader {

  private static final String EXAMPLE = ", for example {\"pii\": {}}.";

  /** Understood beside checks, though nothing follows from them: see docs/guardrails.md. */
  private static final Set<String> LABELS =
      Set.of("type", "id", "name", "sequential", "on_fail", "on_success");

  private static final Map<String, String> NOT_HERE =
      Map.of(
          "guardrail_version_id",
          "names a version that is hosted elsewhere; remove it.",
          "soft_deny_200",
          "is not to be had: what is refused is no success. Remove it; clients of Portkey's"
              + " can ask for its status codes.");

  private final Mistakes mistakes;

  EntryReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Empty where there is none, which is noted. */
  List<CheckEntry> read(JsonNode json, String at) {
    if (json.isString()) {
      mistakes.add(
          at, "names a guardrail that is hosted elsewhere; write its checks here" + EXAMPLE);
      return List.of();
    }
    if (!json.isObject()) {
      mistakes.add(at, "must be a check with its parameters" + EXAMPLE);
      return List.of();
    }
    labels(json, at);
    return json.has("checks") ? longForm(json, at) : shortForm(json, at);
  }

  private List<CheckEntry> shortForm(JsonNode json, String at) {
    List<String> names =
        json.propertyNames().stream().filter(name -> !isBeside(name)).sorted().toList();
    if (names.isEmpty()) {
      mistakes.add(
          at,
          json.has("id")
              ? "names a guardrail that is hosted elsewhere; write its \"checks\"."
              : "must have a check with its parameters" + EXAMPLE);
    }
    return json.propertyNames().stream()
        .filter(names::contains)
        .map(name -> entry(json, name, at, names.size() == 1))
        .toList();
  }

  private static CheckEntry entry(JsonNode json, String name, String at, boolean alone) {
    String place = at + "/" + name.replace("~", "~0").replace("/", "~1");
    return new CheckEntry(name, json.get(name), json, alone ? at : place, at, place, null);
  }

  private static boolean isBeside(String key) {
    return CheckEntry.CONSEQUENCES.contains(key)
        || LABELS.contains(key)
        || NOT_HERE.containsKey(key);
  }

  private List<CheckEntry> longForm(JsonNode json, String at) {
    for (String key : json.propertyNames()) {
      if (!isBeside(key) && !key.equals("checks")) {
        mistakes.add(at + "/" + key, "is not a key of a guardrail with \"checks\".");
      }
    }
    JsonNode checks = json.get("checks");
    if (!checks.isArray() || checks.isEmpty()) {
      mistakes.add(at + "/checks", "must be a list of at least one check.");
      return List.of();
    }
    List<CheckEntry> entries = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      check(json, checks.get(i), at, at + "/checks/" + i, entries);
    }
    return entries;
  }

  private void check(
      JsonNode beside, JsonNode check, String at, String place, List<CheckEntry> entries) {
    if (!check.path("id").isString()) {
      mistakes.add(place, "must be an object with an \"id\", for example \"default.regexMatch\".");
      return;
    }
    for (String key : check.propertyNames()) {
      if (!Set.of("id", "parameters", "is_enabled", "name").contains(key)) {
        mistakes.add(place + "/" + key, "is not a key of a check with an \"id\".");
      }
    }
    JsonNode parameters = check.get("parameters");
    entries.add(
        new CheckEntry(
            check.get("id").stringValue(),
            parameters == null ? JsonNodeFactory.instance.objectNode() : parameters,
            beside,
            place,
            at,
            parameters == null ? place : place + "/parameters",
            check.get("is_enabled")));
  }

  private void labels(JsonNode json, String at) {
    JsonNode type = json.get("type");
    if (type != null && !type.equals(text("guardrail")) && !type.equals(text("mutator"))) {
      mistakes.add(at + "/type", "must be guardrail or mutator, or be left out.");
    }
    for (String key : List.of("on_fail", "on_success")) {
      JsonNode feedback = json.get(key);
      if (feedback != null && !feedback.isObject()) {
        mistakes.add(at + "/" + key, "must be an object with \"feedback\".");
      }
    }
    NOT_HERE.forEach(
        (key, sentence) -> {
          if (json.has(key)) {
            mistakes.add(at + "/" + key, sentence);
          }
        });
  }

  private static JsonNode text(String word) {
    return JsonNodeFactory.instance.stringNode(word);
  }
}
