package io.turnpike.routing.config.document;

import io.turnpike.routing.plan.RoutePlan.Failover;
import io.turnpike.routing.plan.RoutePlan.LoadBalance;
import io.turnpike.routing.plan.RoutePlan.Weighted;
import java.util.List;

/** {@code loadbalance}: targets by weight. */
final class LoadBalanceReader {

  private LoadBalanceReader() {}

  static LoadBalance read(StrategyNode group) {
    List<Weighted> choices =
        group.children().stream()
            .map(child -> new Weighted(child.step(), TargetRank.weight(child.fields())))
            .toList();
    Failover failover = group.failover();
    checkWeights(group, choices);
    if (!failover.allowed()) {
      group.children().forEach(LoadBalanceReader::warnOfNothing);
    }
    return new LoadBalance(group.at(), choices, StickyReader.read(group.strategy()), failover);
  }

  private static void checkWeights(StrategyNode group, List<Weighted> choices) {
    double sum = choices.stream().mapToDouble(Weighted::weight).sum();
    if (sum == 0 && !choices.isEmpty() && choices.size() == group.size()) {
      group.node().mistake("targets", "has weights that sum to zero; nothing would be served.");
    } else if (group.size() == 1) {
      group.node().warning("targets", "has only one element, which gets everything.");
    }
  }

  private static void warnOfNothing(CompiledChild child) {
    if (TargetRank.isDrained(child.fields())) {
      child
          .fields()
          .warning("weight", "is 0 and \"allow_fallbacks\" is false: the target is never reached.");
    }
  }
}
