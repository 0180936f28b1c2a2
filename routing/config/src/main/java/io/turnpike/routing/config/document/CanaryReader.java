package io.turnpike.routing.config.document;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.plan.RoutePlan.Canary;
import io.turnpike.routing.plan.RoutePlan.Failover;
import io.turnpike.routing.plan.RoutePlan.Sticky;
import org.jspecify.annotations.Nullable;

/** {@code canary}: a part of the traffic to the second of two targets. */
final class CanaryReader {

  private CanaryReader() {}

  /** Null when there are not two. */
  static @Nullable Canary read(StrategyNode group) {
    double percent = percent(group.strategy());
    Failover failover = group.failover();
    @Nullable Sticky sticky = StickyReader.read(group.strategy());
    if (group.size() != 2) {
      group.node().mistake("targets", "must be two, the stable one and the canary, in that order.");
    }
    if (group.size() != 2 || group.children().size() != 2) {
      return null;
    }
    return new Canary(
        group.at(),
        group.children().get(0).step(),
        group.children().get(1).step(),
        percent,
        sticky,
        failover);
  }

  private static double percent(Fields strategy) {
    if (!strategy.has("percent")) {
      strategy.findings().mistake(strategy.at(), "needs \"percent\", a number from 0 to 100.");
      return 0;
    }
    @Nullable Double percent = strategy.number("percent", 0, 100);
    if (percent != null && percent == 0) {
      strategy.warning("percent", "is 0: the canary receives nothing.");
    }
    if (percent != null && percent == 100) {
      strategy.warning("percent", "is 100: the stable target receives only what the canary fails.");
    }
    return percent == null ? 0 : percent;
  }
}
