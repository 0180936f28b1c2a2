@NullMarked
package io.turnpike.routing.gateway.cache;

import org.jspecify.annotations.NullMarked;
