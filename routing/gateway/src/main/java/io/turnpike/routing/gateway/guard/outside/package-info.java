/** Checks that somebody else makes: a server of the tenant's, or a model at its connection. */
@NullMarked
package io.turnpike.routing.gateway.guard.outside;

import org.jspecify.annotations.NullMarked;
