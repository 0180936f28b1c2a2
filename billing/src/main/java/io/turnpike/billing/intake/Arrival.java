package io.turnpike.billing.intake;

import io.turnpike.infra.journal.Journal.Entry;
import io.turnpike.routing.usage.UsageEvent;

/**
 * An event on its way to the store, with the journal record it came from.
 *
 * @param recovered made up after a crash from what the journal held
 */
record Arrival(UsageEvent event, Entry entry, boolean recovered) {}
