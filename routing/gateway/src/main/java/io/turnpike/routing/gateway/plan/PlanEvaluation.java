package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.plan.eligibility.Eligibility;
import io.turnpike.routing.gateway.plan.order.Dice;
import io.turnpike.routing.gateway.plan.order.Orders;
import io.turnpike.routing.gateway.plan.order.Representatives;
import io.turnpike.routing.gateway.plan.query.Facts;

/**
 * What one request makes of its plan, whether or not anything is sent.
 *
 * @param others looks ahead without a trace
 */
record PlanEvaluation(
    Call call, Eligibility eligibility, Orders orders, Representatives others, Dice dice) {

  static PlanEvaluation of(Call call, Eligibility eligibility, Facts facts, Dice dice) {
    return new PlanEvaluation(
        call,
        eligibility,
        new Orders(call, eligibility, facts, dice),
        Representatives.peeking(eligibility),
        dice);
  }
}
