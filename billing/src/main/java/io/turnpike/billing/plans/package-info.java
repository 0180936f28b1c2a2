/** Plans as data, and who has which. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.billing.plans;

import org.jspecify.annotations.NullMarked;
