/** Breakers as operators see and move them, and what nodes tell each other of them. */
@NullMarked
package io.turnpike.routing.gateway.breakers;

import org.jspecify.annotations.NullMarked;
