package io.turnpike.routing.config.document;

import io.turnpike.routing.plan.RoutePlan.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the targets of a conditional are called. */
final class TargetNames {

  private TargetNames() {}

  /** Two of the same name are noted. */
  static Map<String, Step> of(StrategyNode group) {
    Map<String, Step> named = new LinkedHashMap<>();
    for (CompiledChild child : group.children()) {
      String name = child.name();
      if (name != null && named.putIfAbsent(name, child.step()) != null) {
        child.fields().mistake("name", "is the name of a target before it; conditions need one.");
      }
    }
    return named;
  }

  static void warnOfUnused(StrategyNode group, Set<String> used) {
    for (CompiledChild child : group.children()) {
      String name = child.name();
      if (name == null) {
        child
            .fields()
            .findings()
            .warning(child.fields().at(), "is never reached: it has no name to be called by.");
      } else if (!used.contains(name)) {
        child.fields().warning("name", "is never reached: no condition leads to it.");
      }
    }
  }
}
