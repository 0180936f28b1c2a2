/** Carries out a compiled plan: which target next, after which failure, after which wait. */
@NullMarked
package io.turnpike.routing.plan;

import org.jspecify.annotations.NullMarked;
