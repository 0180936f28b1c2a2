/** Prepaid credits: an account of the ledger that the operator and payments fill. */
@NullMarked
package io.turnpike.billing.credits;

import org.jspecify.annotations.NullMarked;
