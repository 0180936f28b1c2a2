/** Credits that are bought: what was set out, what was paid, and what is granted for it, once. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.billing.payments;

import org.jspecify.annotations.NullMarked;
