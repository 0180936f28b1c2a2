/** Double entry: what is posted, when, and on whose statement. */
@NullMarked
package io.turnpike.billing.ledger;

import org.jspecify.annotations.NullMarked;
