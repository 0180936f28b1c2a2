/** Plans as data, and who has which. */
@NullMarked
package io.turnpike.billing.plans;

import org.jspecify.annotations.NullMarked;
