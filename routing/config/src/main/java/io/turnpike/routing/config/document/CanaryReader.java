package io.turnpike.routing.config.document;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.plan.Step.Canary;
import io.turnpike.routing.plan.Step.Failover;
import io.turnpike.routing.plan.Step.Sticky;
import org.jspecify.annotations.Nullable;

/** {@code canary}: a part of the traffic to the second of two targets. */
final class CanaryReader {

  private CanaryReader() {}

  /** Null when there are not two. */
  static @Nullable Canary read(StrategyNode group) {
    double percent = percent(group.strategy(), "the canary receives nothing.");
    if (percent == 100) {
      group
          .strategy()
          .warning("percent", "is 100: the stable target receives only what the canary fails.");
    }
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

  /**
   * 0 without one, which is noted.
   *
   * @param nothing what 0 means
   */
  static double percent(Fields own, String nothing) {
    if (own.lacks("percent", ", a number from 0 to 100.")) {
      return 0;
    }
    @Nullable Double percent = own.number("percent", 0, 100);
    if (percent != null && percent == 0) {
      own.warning("percent", "is 0: " + nothing);
    }
    return percent == null ? 0 : percent;
  }
}
