/** Approvals of the operator's own models and prices. */
@NullMarked
package io.turnpike.billing.catalog;

import org.jspecify.annotations.NullMarked;
