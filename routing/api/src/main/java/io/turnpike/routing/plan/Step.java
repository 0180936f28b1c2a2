package io.turnpike.routing.plan;

import io.turnpike.routing.FailureClass;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node of the strategy tree: a target, or a strategy over further steps. */
public sealed interface Step
    permits Target,
        Step.Fallback,
        Step.LoadBalance,
        Step.Canary,
        Step.Conditional,
        Step.LeastLatency,
        Step.LeastBusy,
        Step.Cheapest,
        Step.Priority,
        Step.Named,
        Step.Rescue,
        Step.Shadow {

  /** JSON pointer of the node in its document; empty for the root and for made-up plans. */
  String at();

  /** Steps in order; the next one is tried when a failure is one of those named. */
  record Fallback(String at, List<Step> steps, Failover failover) implements Step {

    public Fallback(List<Step> steps, Set<FailureClass> on, Set<Integer> onStatusCodes) {
      this("", steps, new Failover(true, on, onStatusCodes));
    }
  }

  /**
   * One of them by weight; the others follow in an order drawn the same way.
   *
   * @param sticky null to draw anew for each request
   */
  record LoadBalance(String at, List<Weighted> choices, @Nullable Sticky sticky, Failover failover)
      implements Step {}

  /**
   * @param weight not negative; 0 receives nothing as long as another may serve
   */
  record Weighted(Step step, double weight) {}

  /**
   * A part of the traffic goes to the new step; whatever fails there is served by the stable one.
   *
   * @param percent of requests that try the canary, 0 to 100
   */
  record Canary(
      String at,
      Step stable,
      Step canary,
      double percent,
      @Nullable Sticky sticky,
      Failover failover)
      implements Step {}

  /**
   * The first branch whose query holds.
   *
   * @param otherwise null to refuse what no branch takes
   */
  record Conditional(String at, List<Branch> branches, @Nullable Step otherwise) implements Step {}

  /**
   * @param then name of the target it leads to
   */
  record Branch(String then, Query query, Step step) {}

  /**
   * By the time to first content that each has shown lately, shortest first.
   *
   * @param probePercent of requests that try another one first, so that one that has recovered is
   *     found again
   */
  record LeastLatency(String at, List<Step> steps, double probePercent, Failover failover)
      implements Step {}

  /** By requests in flight from this node, fewest first. */
  record LeastBusy(String at, List<Step> steps, Failover failover) implements Step {}

  /** By what the request is expected to cost, lowest first; unknown prices last. */
  record Cheapest(String at, List<Step> steps, Failover failover) implements Step {}

  /** Tiers in order; within one, drawn by health over the square of the price. */
  record Priority(String at, List<Tiered> choices, Failover failover) implements Step {}

  /**
   * @param tier lower ones first
   */
  record Tiered(Step step, int tier) {}

  /** A strategy that the document gives a name. */
  record Named(String name, Step step) implements Step {

    @Override
    public String at() {
      return step.at();
    }
  }

  /**
   * Where to go when the step could not serve because of the request's size or content. Both empty
   * lists mean nothing special.
   */
  record Rescue(String at, Step step, List<Step> contextWindow, List<Step> contentPolicy)
      implements Step {}

  /**
   * A part of the traffic is also sent to a second target, whose answers nobody sees.
   *
   * @param percent of requests, 0 to 100
   * @param perMinute most copies a minute on one node
   */
  record Shadow(String at, Step step, Target copy, double percent, int perMinute) implements Step {}

  /**
   * When the next step is tried.
   *
   * @param allowed false to leave it at the first choice
   */
  record Failover(boolean allowed, Set<FailureClass> on, Set<Integer> onStatusCodes) {}

  /**
   * The same answer for the same values, without storing anything.
   *
   * @param fields what is hashed, in order; a request that has none of them is drawn anew
   */
  record Sticky(List<Query.Field> fields) {}
}
