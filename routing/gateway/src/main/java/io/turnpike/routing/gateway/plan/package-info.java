/** Carries out a compiled plan: which target next, after which failure, after which wait. */
@NullMarked
package io.turnpike.routing.gateway.plan;

import org.jspecify.annotations.NullMarked;
