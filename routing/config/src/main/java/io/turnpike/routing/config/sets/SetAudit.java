package io.turnpike.routing.config.sets;

import io.turnpike.routing.guard.NamedSet;
import io.turnpike.routing.guard.SetScope;
import io.turnpike.routing.plan.GuardrailRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the audit log says of a set: enough to see what was taken away, and no parameter. */
final class SetAudit {

  private SetAudit() {}

  static Map<String, Object> of(NamedSet set) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("version", set.version());
    details.put("scope", words(set.scope()));
    details.put("observe", set.observed());
    details.put("input_guardrails", checks(set.rules().input()));
    details.put("output_guardrails", checks(set.rules().output()));
    return details;
  }

  private static Map<String, Object> words(SetScope scope) {
    Map<String, Object> words = new LinkedHashMap<>();
    if (scope.organization()) {
      words.put("organization", true);
    }
    if (!scope.teams().isEmpty()) {
      words.put("team", scope.teams().stream().sorted().toList());
    }
    if (!scope.keys().isEmpty()) {
      words.put("key", scope.keys().stream().map(Object::toString).sorted().toList());
    }
    return words;
  }

  private static List<String> checks(List<GuardrailRule> rules) {
    return rules.stream().map(rule -> rule.check() + " " + rule.action().word()).toList();
  }
}
