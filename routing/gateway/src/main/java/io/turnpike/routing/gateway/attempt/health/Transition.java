package io.turnpike.routing.gateway.attempt.health;

import io.turnpike.routing.plan.RoutePlan.BreakerRules;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A breaker changed its state; words as of {@link BreakerState}.
 *
 * @param rules of the config it serves; null for the node's settings
 */
public record Transition(
    TargetKey target, @Nullable BreakerRules rules, Instant at, String from, String to) {}
