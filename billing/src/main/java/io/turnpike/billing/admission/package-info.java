/** Whether a call fits its limits and budgets: which apply, what is held, what is said if not. */
@NullMarked
package io.turnpike.billing.admission;

import org.jspecify.annotations.NullMarked;
