package io.turnpike.billing;

import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.Served;
import io.turnpike.routing.usage.UsageEvent.Timing;
import io.turnpike.routing.usage.UsageEvent.Who;
import java.util.UUID;

/**
 * One request as lists show it.
 *
 * @param attempts how many there were
 * @param unpricedAttempts those that used tokens whose price is unknown; unless there are none, the
 *     request cost more than its bill says
 */
public record LogRow(
    UUID requestId,
    Who who,
    Asked asked,
    int attempts,
    Served served,
    Bill bill,
    int unpricedAttempts,
    Timing timing,
    ListedNotes notes) {}
