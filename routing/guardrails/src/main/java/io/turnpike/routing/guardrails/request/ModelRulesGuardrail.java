package io.turnpike.routing.guardrails.request;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.Subject.Facts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code modelRules}: the models that requests with certain metadata may name. */
final class ModelRulesGuardrail implements RequestGuardrail {

  private static final int MOST = 500;

  @Override
  public String name() {
    return "modelRules";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("rules", "not");
    if (!parameters.has("rules")) {
      parameters.mistake("needs \"rules\" with \"defaults\" and \"metadata\".");
    }
    Parameters rules = parameters.object("rules");
    rules.only("defaults", "metadata");
    List<ModelRule> byMetadata = byMetadata(rules.object("metadata"));
    Set<String> defaults = Set.copyOf(rules.texts("defaults", MOST));
    if (byMetadata.isEmpty() && defaults.isEmpty()) {
      rules.mistake("allows no model at all; name some in \"defaults\" or \"metadata\".");
    }
    return new ModelCheck(
        facts -> allowed(facts, byMetadata, defaults), parameters.truth("not", false));
  }

  /** Models for requests with that value of metadata. */
  private record ModelRule(String key, String value, List<String> models) {}

  private static List<ModelRule> byMetadata(Parameters metadata) {
    List<ModelRule> rules = new ArrayList<>();
    for (String key : metadata.json().propertyNames()) {
      Parameters values = metadata.object(key);
      for (String value : values.json().propertyNames()) {
        rules.add(new ModelRule(key, value, values.texts(value, MOST)));
      }
    }
    return List.copyOf(rules);
  }

  /** The defaults where no rule is about the request. */
  private static Set<String> allowed(Facts facts, List<ModelRule> rules, Set<String> defaults) {
    Set<String> models = new HashSet<>();
    boolean any = false;
    for (ModelRule rule : rules) {
      if (rule.value().equals(facts.metadata().get(rule.key()))) {
        models.addAll(rule.models());
        any = true;
      }
    }
    return any ? models : defaults;
  }
}
