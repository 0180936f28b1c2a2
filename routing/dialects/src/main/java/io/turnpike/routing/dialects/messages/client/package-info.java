/** Clients that speak the Messages API: the dialect, and how its requests are read and sent. */
@NullMarked
package io.turnpike.routing.dialects.messages.client;

import org.jspecify.annotations.NullMarked;
