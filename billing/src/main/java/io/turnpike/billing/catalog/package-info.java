/** Approvals of the operator's own models and prices. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.billing.catalog;

import org.jspecify.annotations.NullMarked;
