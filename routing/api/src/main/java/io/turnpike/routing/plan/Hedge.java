package io.turnpike.routing.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A second try at the same target beside the first, whichever answers first.
 *
 * @param after how long the first may take; null for the target's own 95th percentile
 * @param maxPercent of this target's requests that may be hedged
 */
public record Hedge(@Nullable Duration after, double maxPercent) {}
