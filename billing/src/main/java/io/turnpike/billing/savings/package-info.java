/** What kept answers spared, from the log rows. */
@NullMarked
package io.turnpike.billing.savings;

import org.jspecify.annotations.NullMarked;
