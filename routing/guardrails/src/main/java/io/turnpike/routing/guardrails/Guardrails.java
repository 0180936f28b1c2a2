package io.turnpike.routing.guardrails;

import io.turnpike.routing.guardrails.code.CodeGuardrails;
import io.turnpike.routing.guardrails.injection.PromptInjection;
import io.turnpike.routing.guardrails.json.JsonGuardrails;
import io.turnpike.routing.guardrails.outside.OutsideGuardrails;
import io.turnpike.routing.guardrails.pii.PiiGuardrail;
import io.turnpike.routing.guardrails.request.RequestGuardrails;
import io.turnpike.routing.guardrails.secrets.SecretsGuardrail;
import io.turnpike.routing.guardrails.text.TextGuardrails;
import io.turnpike.routing.plan.GuardrailRule;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All kinds of checks, by name. */
public final class Guardrails {

  private static final List<Guardrail> ALL =
      Stream.of(
              List.of(new PiiGuardrail(), new SecretsGuardrail(), new PromptInjection()),
              TextGuardrails.all(),
              JsonGuardrails.all(),
              CodeGuardrails.all(),
              RequestGuardrails.all(),
              OutsideGuardrails.all())
          .flatMap(List::stream)
          .toList();

  private static final Map<String, Guardrail> BY_NAME = byName();

  private Guardrails() {}

  /** Canonical names, in the order they are told. */
  public static Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    ALL.forEach(each -> names.add(each.name()));
    return names;
  }

  /** By any of its names, also behind {@code default.}; null when there is none. */
  public static @Nullable Guardrail named(String name) {
    String plain = name.startsWith("default.") ? name.substring("default.".length()) : name;
    return BY_NAME.get(plain);
  }

  /** What to say of a name that is none. */
  public static String none(String name) {
    String instead = Foreign.instead(name);
    return instead == null
        ? "is no check. There are " + String.join(", ", names()) + "."
        : "is not to be had: " + instead;
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
