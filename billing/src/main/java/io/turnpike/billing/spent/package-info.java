/** What is spent of budgets, by the ledger's rows: the base that what nodes hold is added to. */
@NullMarked
package io.turnpike.billing.spent;

import org.jspecify.annotations.NullMarked;
