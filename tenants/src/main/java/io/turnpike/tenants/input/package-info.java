/** Checks of what people typed. */
@NullMarked
package io.turnpike.tenants.input;

import org.jspecify.annotations.NullMarked;
