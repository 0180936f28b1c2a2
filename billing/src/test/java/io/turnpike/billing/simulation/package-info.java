/** Money from admission to the ledger with everything going wrong that can, step by step. */
@NullMarked
package io.turnpike.billing.simulation;

import org.jspecify.annotations.NullMarked;
