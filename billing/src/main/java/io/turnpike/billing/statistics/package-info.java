/** Quantiles and outcomes over log rows. */
@NullMarked
package io.turnpike.billing.statistics;

import org.jspecify.annotations.NullMarked;
