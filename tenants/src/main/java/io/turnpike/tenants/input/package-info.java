/** Checks of what people typed and of what they may do. */
@NullMarked
package io.turnpike.tenants.input;

import org.jspecify.annotations.NullMarked;
