/**
 * What this node holds of counters that all nodes share: money of budgets, places, rates. Held in
 * memory while it suffices, asked of Redis when it does not.
 */
@NullMarked
package io.turnpike.billing.allotment;

import org.jspecify.annotations.NullMarked;
