package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.plan.PlanSteps;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Canary;
import io.turnpike.routing.plan.Step.Cheapest;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Step.Failover;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.LeastBusy;
import io.turnpike.routing.plan.Step.LeastLatency;
import io.turnpike.routing.plan.Step.LoadBalance;
import io.turnpike.routing.plan.Step.Named;
import io.turnpike.routing.plan.Step.Priority;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.plan.Target;
import org.jspecify.annotations.Nullable;

/**
 * Calls whose guardrails may turn an answer down so that another one is made. Guardrails stand
 * behind a flight, where nothing leads on any more, so that such a call flies alone.
 */
final class TurnedDown {

  private TurnedDown() {}

  static boolean mayLeadOn(Call call) {
    return call.context().mayTurnDown() && leadsOn(call.plan().root());
  }

  private static boolean leadsOn(Step step) {
    boolean here =
        switch (step) {
          case Target target -> triesAgain(target.retry());
          case Rescue rescue -> !rescue.contentPolicy().isEmpty();
          default -> leadsOn(failover(step));
        };
    return here || PlanSteps.below(step).anyMatch(TurnedDown::leadsOn);
  }

  private static boolean leadsOn(@Nullable Failover failover) {
    return failover != null
        && failover.allowed()
        && (failover.on().contains(FailureClass.CONTENT_FILTER)
            || failover.onStatusCodes().contains(AttemptFailed.TURNED_DOWN));
  }

  private static boolean triesAgain(Retry retry) {
    return retry.perClass().containsKey(FailureClass.CONTENT_FILTER)
        || retry.attempts() > 0 && retry.onStatusCodes().contains(AttemptFailed.TURNED_DOWN);
  }

  private static @Nullable Failover failover(Step step) {
    return switch (step) {
      case Fallback it -> it.failover();
      case LoadBalance it -> it.failover();
      case Canary it -> it.failover();
      case LeastLatency it -> it.failover();
      case LeastBusy it -> it.failover();
      case Cheapest it -> it.failover();
      case Priority it -> it.failover();
      case Target _, Conditional _, Named _, Rescue _, Shadow _ -> null;
    };
  }
}
