/** What kept answers spared, from the log rows. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.billing.savings;

import org.jspecify.annotations.NullMarked;
