package io.turnpike.routing.guardrails;

import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;

/** What one rule said of one request or answer. */
public record Result(GuardrailRule rule, Verdict verdict) {

  /** Whether it goes no further because of this. */
  public boolean denies() {
    return switch (verdict) {
      case Verdict.Pass _, Verdict.Changed _ -> false;
      case Verdict.Fail _ -> rule.action() == Action.DENY;
      case Verdict.Error _ -> rule.onError() == OnError.DENY;
    };
  }
}
