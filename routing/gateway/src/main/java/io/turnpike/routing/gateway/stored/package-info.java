/** Answers that providers keep: whose they are, and where. Nothing of it is stored here. */
@NullMarked
package io.turnpike.routing.gateway.stored;

import org.jspecify.annotations.NullMarked;
