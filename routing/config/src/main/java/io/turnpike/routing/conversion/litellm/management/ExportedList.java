package io.turnpike.routing.conversion.litellm.management;

import io.turnpike.routing.conversion.report.Source;
import java.util.List;

/** Keys, teams and budgets, as that proxy's API lists them: under a name, or as a bare list. */
public final class ExportedList {

  private static final List<String> NAMES = List.of("keys", "teams", "budgets");

  private ExportedList() {}

  /** Whether there is one. */
  public static boolean isIn(Source root) {
    return NAMES.stream().anyMatch(name -> root.get(name) != null);
  }

  /** A bare list gets its name in front, told by what its entries have; other texts stay. */
  public static String named(String text) {
    String bare = text.strip();
    return bare.startsWith("[") && bare.endsWith("]")
        ? "{\"" + name(bare) + "\":" + bare + "}"
        : text;
  }

  private static String name(String list) {
    if (list.contains("\"key_alias\"") || list.contains("\"token\"")) {
      return "keys";
    }
    return list.contains("\"team_id\"") || list.contains("\"team_alias\"") ? "teams" : "budgets";
  }
}
