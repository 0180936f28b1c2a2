package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Failover;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.LoadBalance;
import io.turnpike.routing.plan.Step.Sticky;
import io.turnpike.routing.plan.Step.Weighted;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Steps of plans in few words. Pointers are made up from names. */
public final class Plans {

  public static final Failover ANY =
      new Failover(true, EnumSet.allOf(FailureClass.class), Set.of());
  public static final Failover NONE = new Failover(false, Set.of(), Set.of());

  private Plans() {}

  public static Target target(String connection) {
    return target(connection, Retry.NONE);
  }

  public static Target target(String connection, Retry retry) {
    return target(connection, "m", retry, Requirements.NONE);
  }

  public static Target target(
      String connection, String model, Retry retry, Requirements requirements) {
    byte[] json = ('"' + model + '"').getBytes(StandardCharsets.UTF_8);
    return new Target(
        "/" + connection,
        null,
        connection,
        List.of(new Override("model", json, model)),
        List.of(),
        List.of(),
        Timeouts.DEFAULT,
        retry,
        null,
        requirements,
        List.of(),
        InvalidEvents.DROP,
        null);
  }

  public static Fallback fallback(Step... steps) {
    return new Fallback("/fallback", List.of(steps), ANY);
  }

  public static Fallback fallback(Failover failover, Step... steps) {
    return new Fallback("/fallback", List.of(steps), failover);
  }

  /** Connections and their weights in turn. */
  public static LoadBalance balance(@Nullable Sticky sticky, Object... choices) {
    List<Weighted> weighted = new ArrayList<>();
    for (int i = 0; i < choices.length; i += 2) {
      Step step = choices[i] instanceof Step own ? own : target((String) choices[i]);
      weighted.add(new Weighted(step, ((Number) choices[i + 1]).doubleValue()));
    }
    return new LoadBalance("/balance", weighted, sticky, ANY);
  }
}
