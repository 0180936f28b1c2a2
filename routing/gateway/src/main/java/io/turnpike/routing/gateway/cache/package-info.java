/** Kept answers: looked for before anybody is asked, kept on the way back. */
@NullMarked
package io.turnpike.routing.gateway.cache;

import org.jspecify.annotations.NullMarked;
