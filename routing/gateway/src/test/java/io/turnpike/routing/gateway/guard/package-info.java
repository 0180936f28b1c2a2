@NullMarked
package io.turnpike.routing.gateway.guard;

import org.jspecify.annotations.NullMarked;
