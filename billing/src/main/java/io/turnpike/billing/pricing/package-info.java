/** What tokens cost: tariffs from a tenant's own prices or the catalogue, and sums line by line. */
@NullMarked
package io.turnpike.billing.pricing;

import org.jspecify.annotations.NullMarked;
