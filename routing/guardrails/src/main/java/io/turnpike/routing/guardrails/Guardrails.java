package io.turnpike.routing.guardrails;

import io.turnpike.routing.guardrails.injection.PromptInjection;
import io.turnpike.routing.plan.GuardrailRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All kinds of checks, by name. */
public final class Guardrails {

  private static final List<Guardrail> ALL = List.of(new PromptInjection());

  private static final Map<String, Guardrail> BY_NAME = byName();

  private Guardrails() {}

  /** Canonical names, in the order they are told. */
  public static Set<String> names() {
    Set<String> names = new java.util.LinkedHashSet<>();
    ALL.forEach(each -> names.add(each.name()));
    return names;
  }

  /** By any of its names, also behind {@code default.}; null when there is none. */
  public static @Nullable Guardrail named(String name) {
    String plain = name.startsWith("default.") ? name.substring("default.".length()) : name;
    return BY_NAME.get(plain);
  }

  /** Of rules that were found to be right; IllegalStateException for one that is not. */
  public static List<CompiledRule> compiled(List<GuardrailRule> rules) {
    return rules.stream().map(Guardrails::compiled).toList();
  }

  private static CompiledRule compiled(GuardrailRule rule) {
    Guardrail guardrail = BY_NAME.get(rule.check());
    if (guardrail == null) {
      throw new IllegalStateException("No guardrail is called " + rule.check() + ".");
    }
    return new CompiledRule(rule, guardrail.compile(RuleText.parameters(rule)));
  }

  private static Map<String, Guardrail> byName() {
    Map<String, Guardrail> names = new LinkedHashMap<>();
    for (Guardrail each : ALL) {
      names.put(each.name(), each);
      each.spellings().forEach(other -> names.put(other, each));
    }
    return names;
  }
}
