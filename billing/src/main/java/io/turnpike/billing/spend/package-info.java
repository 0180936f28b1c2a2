/** Spend reports from the roll-ups. */
@NullMarked
package io.turnpike.billing.spend;

import org.jspecify.annotations.NullMarked;
