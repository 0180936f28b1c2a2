package io.turnpike.routing.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a config says beside where a request goes.
 *
 * @param cache null where answers are not kept
 * @param fingerprint the same for two plans only if each may serve the other's answers: a digest of
 *     all that can change an answer, and of no names, times, retries and weights; empty where none
 *     are kept
 * @param asked what conditions ask of a request beside its body, so that it decides which answer
 *     comes; of time and budgets nothing, since those change while an answer is kept
 */
public record PlanRules(
    @Nullable CacheRule cache,
    GuardrailRules guardrails,
    String fingerprint,
    List<Query.Field> asked) {

  public static final PlanRules NONE = new PlanRules(null, GuardrailRules.NONE);

  public PlanRules(@Nullable CacheRule cache, GuardrailRules guardrails) {
    this(cache, guardrails, "", List.of());
  }

  /** The same of a plan whose answers are kept. */
  public PlanRules identified(String fingerprint, List<Query.Field> asked) {
    return new PlanRules(cache, guardrails, fingerprint, asked);
  }
}
