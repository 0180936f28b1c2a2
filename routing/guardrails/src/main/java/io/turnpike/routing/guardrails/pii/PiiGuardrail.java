package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Personal data: {@code {"entities": ["email", "credit_card"]}}, or all there are. {@code
 * national_id} stands for every country's; {@code categories} is another word for entities.
 */
public final class PiiGuardrail implements Guardrail {

  private static final Map<String, Long> ENTITIES = entities();
  private static final Set<String> KEYS = Set.of("entities", "categories");

  private static Map<String, Long> entities() {
    Map<String, Long> entities = new LinkedHashMap<>();
    for (Kind kind : Kind.found()) {
      kind.spellings().forEach(name -> entities.put(name, kind.bit()));
      if (kind.isNationalId()) {
        entities.merge("national_id", kind.bit(), (some, more) -> some | more);
      }
    }
    return entities;
  }

  @Override
  public String name() {
    return "pii";
  }

  @Override
  public Check compile(Parameters parameters) {
    long wanted = 0;
    boolean named = false;
    for (Map.Entry<String, JsonNode> each : parameters.json().properties()) {
      String at = parameters.at() + "/" + each.getKey();
      if (KEYS.contains(each.getKey())) {
        wanted |= wanted(each.getValue(), at, parameters.mistakes());
        named = true;
      } else {
        parameters.mistakes().add(at, "is no parameter of pii; there is entities.");
      }
    }
    return new PiiCheck(named ? wanted : -1);
  }

  private static long wanted(JsonNode list, String at, Parameters.Mistakes mistakes) {
    if (!list.isArray() || list.isEmpty()) {
      mistakes.add(at, "must be a list of entities, for example [\"email\", \"credit_card\"].");
      return 0;
    }
    long wanted = 0;
    for (int i = 0; i < list.size(); i++) {
      JsonNode entity = list.get(i);
      String name = entity.isString() ? entity.stringValue().toLowerCase(Locale.ROOT) : "";
      Long bits = ENTITIES.get(name);
      if (bits == null) {
        mistakes.add(at + "/" + i, "is no entity. There are " + known() + ".");
      } else {
        wanted |= bits;
      }
    }
    return wanted;
  }

  private static String known() {
    return "national_id, " + String.join(", ", Kind.found().stream().map(Kind::shortest).toList());
  }
}
