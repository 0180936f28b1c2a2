package io.turnpike.routing.conversion.litellm.management;

import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.conversion.report.Source;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What an entry of a list says beside what is read, told in one sentence for the entry as a whole.
 */
final class LeftoverFields {

  private static final int MOST = 12;

  /** Of the proxy's own bookkeeping, beside who did something, when, and to what. */
  private static final Set<String> BOOKS =
      Set.of(
          "spend",
          "model_spend",
          "members",
          "members_with_roles",
          "admins",
          "last_active",
          "budget_spend",
          "soft_budget_cooldown",
          "rotation_count",
          "team_member_count");

  private LeftoverFields() {}

  /** A sentence with a blank before it; empty when there is nothing to say. */
  static String of(Source entry, Set<String> read) {
    List<String> left =
        entry.children().stream()
            .filter(field -> !read.contains(field.key()) && !isBooks(field.key()))
            .filter(field -> !Allowance.WORDS.contains(field.key()) && says(field.json()))
            .map(field -> DocumentLanguage.quoted(field.key()))
            .sorted()
            .toList();
    if (left.isEmpty()) {
      return "";
    }
    String more = left.size() > MOST ? " and more" : "";
    return " Left out: " + left.stream().limit(MOST).collect(Collectors.joining(", ")) + more + ".";
  }

  private static boolean isBooks(String key) {
    return BOOKS.contains(key) || key.matches(".*_(at|by|id)");
  }

  private static boolean says(JsonNode value) {
    return !value.isNull()
        && !(value.isContainer() && value.isEmpty())
        && !(value.isBoolean() && !value.booleanValue())
        && !(value.isNumber() && value.asDouble(0) == 0)
        && !(value.isString() && value.stringValue().isEmpty());
  }
}
