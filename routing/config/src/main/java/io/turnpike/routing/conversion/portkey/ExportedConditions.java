package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Source;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code conditions}, as far as Portkey's queries reach. */
final class ExportedConditions {

  private static final Pattern FIELD =
      Pattern.compile("metadata\\.[^.]+|params\\.[^.\\[]+|url\\.pathname");
  private static final Set<String> LOGIC = Set.of("$and", "$or");

  /** Where Portkey stops reading. */
  static final Set<String> CROWDED = Set.of("$regex", "$and", "$or");

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
    } else if (isCrowded(query.json(), CROWDED)) {
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
    return query.properties().stream().allMatch(part -> known(part.getKey(), part.getValue()));
  }

  private static boolean known(String key, JsonNode asked) {
    if (LOGIC.contains(key)) {
      return asked.valueStream().allMatch(ExportedConditions::known);
    }
    return FIELD.matcher(key).matches()
        && (!asked.isObject() || OPERATORS.containsAll(asked.propertyNames()));
  }

  /** Whether something stands beside one of these words. */
  static boolean isCrowded(JsonNode query, Set<String> words) {
    return query.size() > 1 && words.stream().anyMatch(query::has)
        || query.valueStream().anyMatch(below -> isCrowded(below, words));
  }
}
