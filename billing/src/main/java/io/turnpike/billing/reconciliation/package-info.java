/** Compares what rows, roll-ups, ledger and statements say, all the time and on demand. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.billing.reconciliation;

import org.jspecify.annotations.NullMarked;
