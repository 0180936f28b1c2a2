/** The whole product, tested from outside. */
@NullMarked
package io.turnpike.app;

import org.jspecify.annotations.NullMarked;
