/** Buying credits, and what payment providers tell of it. */
@NullMarked
package io.turnpike.app.api.payments;

import org.jspecify.annotations.NullMarked;
