@NullMarked
package io.turnpike.routing.gateway.cache.meaning;

import org.jspecify.annotations.NullMarked;
