/** What a request asks of kept answers, and by which key they are found. */
@NullMarked
package io.turnpike.routing.gateway.cache.asked;

import org.jspecify.annotations.NullMarked;
