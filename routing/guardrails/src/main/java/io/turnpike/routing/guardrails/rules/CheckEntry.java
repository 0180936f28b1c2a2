package io.turnpike.routing.guardrails.rules;

import io.turnpike.routing.guardrails.Parameters.Mistakes;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One check of a list, however it is written.
 *
 * @param name of the check, as written
 * @param parameters with what may stand inside them
 * @param beside the object that the check stands in, which may say what follows from it
 * @param at JSON pointer of what the check is called by in results
 * @param besideAt JSON pointer of that object
 * @param place JSON pointer of the parameters
 * @param enabled what the check itself says under {@code is_enabled}; null for nothing
 */
record CheckEntry(
    String name,
    JsonNode parameters,
    JsonNode beside,
    String at,
    String besideAt,
    String place,
    @Nullable JsonNode enabled) {

  /** What may stand beside a check, or among its parameters. */
  static final Set<String> CONSEQUENCES =
      Set.of("deny", "action", "on_error", "reversible", "async", "is_enabled", "failOnError");

  /** The parameters alone. */
  ObjectNode plain() {
    ObjectNode plain = JsonNodeFactory.instance.objectNode();
    parameters.forEachEntry(
        (key, value) -> {
          if (!isConsequence(key, value)) {
            plain.set(key, value);
          }
        });
    return plain;
  }

  /** Null where neither says so, or not here. */
  @Nullable JsonNode consequence(String key) {
    JsonNode value = beside.get(key);
    return value != null ? value : inside(key);
  }

  boolean saysTwice(String key) {
    return beside.has(key) && inside(key) != null;
  }

  String place(String key) {
    return (beside.has(key) ? besideAt : place) + "/" + key;
  }

  /** Whether it is to run; what is switched off is checked all the same. */
  boolean enabled(Mistakes mistakes) {
    JsonNode own = enabled == null ? consequence("is_enabled") : enabled;
    if (own != null && !own.isBoolean()) {
      mistakes.add(place, "has an \"is_enabled\" that is neither true nor false.");
    }
    return own == null || own.asBoolean(true);
  }

  private @Nullable JsonNode inside(String key) {
    JsonNode value = parameters.get(key);
    return value != null && isConsequence(key, value) ? value : null;
  }

  /** A list under {@code deny} is one of words, hosts or names, and a parameter. */
  private static boolean isConsequence(String key, JsonNode value) {
    return CONSEQUENCES.contains(key) && !value.isArray();
  }
}
