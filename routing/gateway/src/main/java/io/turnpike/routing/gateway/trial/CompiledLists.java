package io.turnpike.routing.gateway.trial;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Guardrails;
import io.turnpike.routing.guardrails.rules.RuleReader;
import io.turnpike.routing.plan.GuardrailRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Lists of rules made ready once for trials that are repeated, and forgotten after a while. */
final class CompiledLists {

  /** In bytes, roughly, of each kind. */
  private static final long MOST = 16L << 20;

  private static final Duration LATELY = Duration.ofMinutes(10);

  private final Cache<String, List<CompiledRule>> written = lately();
  private final Cache<List<GuardrailRule>, List<CompiledRule>> ofSets = lately();

  /**
   * InvalidInput with all that is wrong with it.
   *
   * @param at JSON pointer of the list
   */
  List<CompiledRule> of(JsonNode list, String at) {
    return written.get(at + list, _ -> read(list, at));
  }

  List<CompiledRule> of(List<GuardrailRule> rules) {
    return ofSets.get(rules, Guardrails::compiled);
  }

  private static List<CompiledRule> read(JsonNode list, String at) {
    List<Mistake> mistakes = new ArrayList<>();
    List<GuardrailRule> rules =
        new RuleReader(null, (place, sentence) -> mistakes.add(new Mistake(place, sentence)))
            .read(list, at);
    if (!mistakes.isEmpty()) {
      throw new InvalidInput(mistakes);
    }
    return Guardrails.compiled(rules);
  }

  private static <K> Cache<K, List<CompiledRule>> lately() {
    return Caffeine.newBuilder()
        .maximumWeight(MOST)
        .weigher((K _, List<CompiledRule> rules) -> weight(rules))
        .expireAfterAccess(LATELY)
        .executor(Runnable::run)
        .build();
  }

  private static int weight(List<CompiledRule> rules) {
    int weight = 500;
    for (CompiledRule each : rules) {
      weight += 500 + 8 * each.rule().parameters().length() + each.check().weight();
    }
    return weight;
  }
}
