/** Budgets: checked, stored, changed. */
@NullMarked
package io.turnpike.billing.budgets;

import org.jspecify.annotations.NullMarked;
