/** From the journal to the store: every record exactly once, whatever dies in between. */
@NullMarked
package io.turnpike.billing.intake;

import org.jspecify.annotations.NullMarked;
