/** Spend reports from the roll-ups. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.billing.spend;

import org.jspecify.annotations.NullMarked;
