/** Prepaid credits: an account of the ledger that only the operator fills. */
@NullMarked
package io.turnpike.billing.credits;

import org.jspecify.annotations.NullMarked;
