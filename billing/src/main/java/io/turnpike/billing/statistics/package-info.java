/** Quantiles and outcomes over log rows. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.billing.statistics;

import org.jspecify.annotations.NullMarked;
