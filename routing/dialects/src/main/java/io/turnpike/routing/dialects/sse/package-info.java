/** Server-sent events, found in bytes and made of translated ones. */
@NullMarked
package io.turnpike.routing.dialects.sse;

import org.jspecify.annotations.NullMarked;
