package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Source;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code conditions}, as far as Portkey's queries reach. */
final class ExportedConditions {

  private static final Pattern FIELD =
      Pattern.compile("metadata\\.[^.]+|params\\.[^.\\[]+|url\\.pathname");
  private static final Set<String> OPERATORS =
      Set.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$regex");
  private static final String LOST =
      "Left out: Portkey asks for metadata.<name>, params.<name> and url.pathname only, and has no"
          + " $not, $exists or $contains.";

  private ExportedConditions() {}

  static void write(PortkeyObject strategy, ArrayNode targets, ObjectNode kept) {
    Source list = strategy.get("conditions");
    ArrayNode conditions = kept.putArray("conditions");
    for (Source condition : list == null ? List.<Source>of() : list.children()) {
      condition(condition, conditions);
    }
    Source otherwise = strategy.get("default");
    if (otherwise != null) {
      kept.set("default", otherwise.json());
      otherwise.carried(NodeWords.SAME);
    }
    if (conditions.isEmpty()) {
      withoutAny(kept, targets);
    }
  }

  private static void condition(Source condition, ArrayNode conditions) {
    Source query = condition.get("query");
    if (query == null || !known(query.json())) {
      condition.lost(LOST);
    } else if (crowded(query.json())) {
      conditions.add(condition.json());
      condition.adjusted(
          "Portkey stops at \"$regex\", \"$and\" or \"$or\" and ignores what stands beside it.");
    } else {
      conditions.add(condition.json());
      condition.carried(NodeWords.SAME);
    }
  }

  /** Portkey demands conditions; without any, everything goes to the default. */
  private static void withoutAny(ObjectNode kept, ArrayNode targets) {
    String name = kept.path("default").asString("");
    JsonNode only = targets.get(0);
    for (JsonNode target : targets) {
      if (!name.isEmpty() && target.path("name").asString("").equals(name)) {
        only = target;
      }
    }
    targets.removeAll().add(only);
    kept.removeAll();
    kept.put("mode", "single");
  }

  private static boolean known(JsonNode query) {
    for (Map.Entry<String, JsonNode> part : query.properties()) {
      boolean logic = part.getKey().equals("$and") || part.getKey().equals("$or");
      if (logic ? !allKnown(part.getValue()) : !knownField(part.getKey(), part.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean allKnown(JsonNode list) {
    for (JsonNode query : list) {
      if (!known(query)) {
        return false;
      }
    }
    return true;
  }

  private static boolean knownField(String field, JsonNode asked) {
    return FIELD.matcher(field).matches()
        && (!asked.isObject() || OPERATORS.containsAll(asked.propertyNames()));
  }

  /** Whether something stands beside a regex, or beside a list of queries. */
  private static boolean crowded(JsonNode query) {
    if (query.size() > 1 && (query.has("$regex") || query.has("$and") || query.has("$or"))) {
      return query.isObject();
    }
    for (JsonNode below : query) {
      if (crowded(below)) {
        return true;
      }
    }
    return false;
  }
}
