package io.turnpike.routing.conversion.litellm.management;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.conversion.report.Source;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Budgets that several share the terms of and none the money: {@code budgets}, by their ids. */
final class Tiers {

  private final Map<String, Source> byId = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  static Tiers read(@Nullable Source list) {
    Tiers tiers = new Tiers();
    for (Source entry : list == null ? List.<Source>of() : list.children()) {
      Source id = entry.get("budget_id");
      String name = id == null ? null : id.text();
      if (name == null || name.isBlank()) {
        entry.lost("Left out: a budget needs a \"budget_id\".");
      } else {
        tiers.byId.put(name, entry);
      }
    }
    return tiers;
  }

  /** What an entry of another list has by its own and by the tier it names. */
  Allowance of(Source entry) {
    Allowance own = Allowance.of(entry);
    Source table = entry.get("litellm_budget_table");
    Allowance there = table == null ? own : own.or(Allowance.of(table));
    Source id = entry.get("budget_id");
    String name = id == null ? null : id.text();
    Source tier = name == null ? null : byId.get(name);
    if (tier == null) {
      return there;
    }
    used.add(name);
    return there.or(Allowance.of(tier));
  }

  /** To be called after all who may name one. */
  void tell() {
    byId.forEach(
        (id, entry) -> {
          if (used.contains(id)) {
            entry.adjusted(
                "Became a budget or limits of their own for each key that names "
                    + quoted(id)
                    + ".");
          } else {
            entry.lost("Left out: no key of the list names " + quoted(id) + ".");
          }
        });
  }
}
