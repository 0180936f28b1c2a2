/** The targets' circuit breakers. */
@NullMarked
package io.turnpike.app.api.breakers;

import org.jspecify.annotations.NullMarked;
