package io.turnpike.routing.gateway.call;

import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Redactions;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import java.util.List;

/**
 * What is looked for in one call and in its answer.
 *
 * @param observed rules that act on nothing
 * @param redactions what was taken out of it, and is put back into its answer
 */
public record Guards(Rules enforced, Rules observed, Redactions redactions) {

  /**
   * @param input in the order in which they are looked at
   */
  public record Rules(List<CompiledRule> input, List<CompiledRule> output) {

    public static final Rules NONE = new Rules(List.of(), List.of());

    public boolean isEmpty() {
      return input.isEmpty() && output.isEmpty();
    }
  }

  /** Whether one of the rules can stand in the way of an answer. */
  public boolean mayDenyAnswer() {
    return enforced.output().stream().map(CompiledRule::rule).anyMatch(Guards::mayDeny);
  }

  private static boolean mayDeny(GuardrailRule rule) {
    return rule.action() == Action.DENY || rule.onError() == OnError.DENY;
  }
}
