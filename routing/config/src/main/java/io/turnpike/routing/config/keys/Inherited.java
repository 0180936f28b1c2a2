package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.plan.ForwardedHeader;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.RoutePlan.BreakerRules;
import io.turnpike.routing.plan.RoutePlan.Hedge;
import io.turnpike.routing.plan.RoutePlan.Override;
import io.turnpike.routing.plan.RoutePlan.Retry;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.routing.plan.RoutePlan.Timeouts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a node hands down to the nodes under it: single timeouts and parameters are overridden one
 * by one, a retry, a hedge, the list of headers, what to do with invalid events and the rules of
 * breakers as a whole; paths to leave out and requirements add up.
 *
 * @param overrides by field, in document order
 * @param defaults by field, in document order
 */
public record Inherited(
    Map<String, Override> overrides,
    Map<String, Override> defaults,
    List<String> drops,
    Timeouts timeouts,
    Retry retry,
    @Nullable Hedge hedge,
    Requirements requirements,
    List<ForwardedHeader> forwarded,
    InvalidEvents invalidEvents,
    @Nullable BreakerRules breaker) {

  public static final Inherited NOTHING =
      new Inherited(
          Map.of(),
          Map.of(),
          List.of(),
          Timeouts.DEFAULT,
          Retry.NONE,
          null,
          Requirements.NONE,
          List.of(),
          InvalidEvents.DROP,
          null);

  /** With what this node says itself. */
  public Inherited with(Fields node) {
    return new Inherited(
        merged(overrides, ParamsReader.read(node, "override_params")),
        merged(defaults, ParamsReader.read(node, "default_params")),
        DropsReader.read(node, drops),
        TimeoutsReader.read(node, timeouts),
        RetryReader.read(node, retry),
        HedgeReader.read(node, hedge),
        RequirementsReader.read(node, requirements),
        ForwardReader.read(node, forwarded),
        InvalidEventsReader.read(node, invalidEvents),
        BreakerReader.read(node, breaker));
  }

  /** With another model, as if the node's own parameters said so. */
  public Inherited withModel(Override model) {
    return new Inherited(
        merged(overrides, List.of(model)),
        defaults,
        drops,
        timeouts,
        retry,
        hedge,
        requirements,
        forwarded,
        invalidEvents,
        breaker);
  }

  public Target target(Fields node, String connection) {
    return new Target(
        node.at().text(),
        NodeName.name(node),
        connection,
        List.copyOf(overrides.values()),
        List.copyOf(defaults.values()),
        drops,
        timeouts,
        retry,
        hedge,
        requirements,
        forwarded,
        invalidEvents,
        breaker);
  }

  private static Map<String, Override> merged(Map<String, Override> outer, List<Override> own) {
    if (own.isEmpty()) {
      return outer;
    }
    Map<String, Override> all = new LinkedHashMap<>(outer);
    own.forEach(override -> all.put(override.field(), override));
    return all;
  }
}
