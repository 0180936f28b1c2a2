package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.plan.eligibility.Exclusion;
import io.turnpike.routing.gateway.plan.eligibility.Verdict;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.usage.DecisionNote.Shadowed;

/** Decides whether a copy of a request is sent. Has no say in what becomes of the request. */
final class Shadowing {

  private final Call call;
  private final PlanEvaluation plan;
  private final ShadowTraffic traffic;

  Shadowing(PlanEvaluation plan, ShadowTraffic traffic) {
    this.call = plan.call();
    this.plan = plan;
    this.traffic = traffic;
  }

  /** Of what is passed on nobody knows what a second one does. */
  void copy(Shadow shadow) {
    if (call.operation().isServed() && plan.dice().hits(shadow.percent())) {
      Verdict verdict = plan.eligibility().of(shadow.copy());
      Exclusion exclusion = verdict.exclusion();
      call.draft()
          .note(
              exclusion == null
                  ? traffic.offer(call, shadow, verdict.present())
                  : leftOut(shadow, exclusion));
    }
  }

  private static Shadowed leftOut(Shadow shadow, Exclusion exclusion) {
    String model = shadow.copy().model();
    return new Shadowed(
        shadow.at(),
        shadow.copy().connection(),
        model == null ? "" : model,
        null,
        exclusion.reason().word());
  }
}
