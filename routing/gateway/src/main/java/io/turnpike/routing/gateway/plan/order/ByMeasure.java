package io.turnpike.routing.gateway.plan.order;

import io.turnpike.routing.gateway.attempt.TargetStats.Standing;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.plan.eligibility.Prices;
import io.turnpike.routing.gateway.plan.eligibility.Verdict;
import io.turnpike.routing.gateway.usage.Usd;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Cheapest;
import io.turnpike.routing.plan.Step.LeastBusy;
import io.turnpike.routing.plan.Step.LeastLatency;
import io.turnpike.routing.plan.Step.Priority;
import io.turnpike.routing.plan.Step.Tiered;
import io.turnpike.routing.usage.Bill.Cost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By what targets have shown, or will cost. */
final class ByMeasure {

  private static final double UNKNOWN = -1;

  /** Even a target that always fails is asked now and then, so that its recovery is seen. */
  private static final double LEAST_HEALTH = 0.01;

  private final Call call;
  private final Group group;
  private final Prices prices;
  private final Dice dice;

  ByMeasure(Call call, Group group, Prices prices, Dice dice) {
    this.call = call;
    this.group = group;
    this.prices = prices;
    this.dice = dice;
  }

  /** One that nobody has measured goes first, unless somebody is about to. */
  Sequence leastLatency(LeastLatency step) {
    List<Step> steps = step.steps();
    @Nullable Verdict[] verdicts = group.of(steps.size(), steps::get);
    Ranking ranking = new Ranking(verdicts.length);
    for (int i = 0; i < verdicts.length; i++) {
      Verdict verdict = verdicts[i];
      if (verdict != null) {
        Standing standing = verdict.known();
        long micros = standing.firstTokenMicros();
        double key = micros >= 0 ? micros : unmeasured(standing);
        ranking.add(steps.get(i), 0, key, micros);
      }
    }
    boolean probe = ranking.size() > 1 && dice.hits(step.probePercent());
    if (probe) {
      ranking.advance(1 + (int) (dice.roll() * (ranking.size() - 1)));
    }
    call.draft()
        .note(
            ranking.note(
                step.at(), "least_latency", probe ? "probe" : null, ByMeasure::milliseconds));
    return ranking.sequence(step.at(), "least_latency", step.failover());
  }

  private double unmeasured(Standing standing) {
    return standing.inFlight() == 0 ? -1 - dice.roll() : Double.MAX_VALUE * dice.roll();
  }

  Sequence leastBusy(LeastBusy step) {
    List<Step> steps = step.steps();
    @Nullable Verdict[] verdicts = group.of(steps.size(), steps::get);
    Ranking ranking = new Ranking(verdicts.length);
    for (int i = 0; i < verdicts.length; i++) {
      Verdict verdict = verdicts[i];
      if (verdict != null) {
        int inFlight = verdict.known().inFlight();
        ranking.add(steps.get(i), 0, inFlight + dice.roll(), inFlight);
      }
    }
    call.draft()
        .note(
            ranking.note(
                step.at(), "least_busy", null, (_, busy, _) -> (long) busy + " in flight"));
    return ranking.sequence(step.at(), "least_busy", step.failover());
  }

  Sequence cheapest(Cheapest step) {
    List<Step> steps = step.steps();
    @Nullable Verdict[] verdicts = group.of(steps.size(), steps::get);
    Ranking ranking = new Ranking(verdicts.length);
    for (int i = 0; i < verdicts.length; i++) {
      Verdict verdict = verdicts[i];
      if (verdict != null) {
        long price = prices.expected(verdict.present());
        ranking.add(steps.get(i), price < 0 ? 1 : 0, price, price);
      }
    }
    call.draft().note(ranking.note(step.at(), "cheapest", null, ByMeasure::dollars));
    return ranking.sequence(step.at(), "cheapest", step.failover());
  }

  /** Drawn within a tier by health over the square of the price. */
  Sequence priority(Priority step) {
    List<Tiered> choices = step.choices();
    @Nullable Verdict[] verdicts = group.of(choices.size(), at -> choices.get(at).step());
    double[] weights = new double[choices.size()];
    double[] costs = new double[choices.size()];
    for (int i = 0; i < weights.length; i++) {
      Verdict verdict = verdicts[i];
      if (verdict == null) {
        weights[i] = Double.NaN;
      } else {
        costs[i] = prices.expected(verdict.present());
        weights[i] = Math.max(LEAST_HEALTH, verdict.known().health());
      }
    }
    Ranking ranking = new Ranking(weights.length);
    for (int i = 0; i < weights.length; i++) {
      if (!Double.isNaN(weights[i])) {
        double weight = weights[i] / square(costs[i] < 0 ? dearest(choices, costs, i) : costs[i]);
        int tier = choices.get(i).tier();
        double key = -Math.log(1 - dice.roll()) / weight;
        ranking.add(choices.get(i).step(), tier, key, costs[i], weights[i]);
      }
    }
    call.draft().note(ranking.note(step.at(), "priority", "drawn", ByMeasure::standing));
    return ranking.sequence(step.at(), "priority", step.failover());
  }

  /** What is not known is taken for twice the dearest price of its tier. */
  private static double dearest(List<Tiered> choices, double[] costs, int of) {
    double most = 0;
    for (int i = 0; i < costs.length; i++) {
      if (choices.get(i).tier() == choices.get(of).tier()) {
        most = Math.max(most, costs[i]);
      }
    }
    return most * 2;
  }

  /** What costs nothing counts as costing a nano-dollar. */
  private static double square(double price) {
    double counted = Math.max(1, price);
    return counted * counted;
  }

  private static String standing(int tier, double nano, double health) {
    return "tier " + tier + ", health " + Math.round(health * 100) + " %, " + dollars(nano);
  }

  private static String milliseconds(int tier, double micros, double lot) {
    return micros == UNKNOWN ? "unknown" : Math.round(micros / 1_000) + " ms";
  }

  private static String dollars(int tier, double nano, double lot) {
    return dollars(nano);
  }

  private static String dollars(double nano) {
    return nano == UNKNOWN ? "price unknown" : "$" + Usd.of(new Cost((long) nano, ""));
  }
}
