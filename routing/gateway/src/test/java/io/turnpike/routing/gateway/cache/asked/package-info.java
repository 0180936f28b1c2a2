@NullMarked
package io.turnpike.routing.gateway.cache.asked;

import org.jspecify.annotations.NullMarked;
