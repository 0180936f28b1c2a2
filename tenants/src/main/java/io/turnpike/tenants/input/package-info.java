/** Checks of what people typed, for whatever module they typed it to. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.tenants.input;

import org.jspecify.annotations.NullMarked;
