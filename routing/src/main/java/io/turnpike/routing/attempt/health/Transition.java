package io.turnpike.routing.attempt.health;

import java.time.Instant;

/** A breaker changed its state; words as of {@link BreakerState}. */
public record Transition(TargetKey target, Instant at, String from, String to) {}
