/** HTTP in and out: {@code /v1/**}, ahead of everything else the server does. */
@NullMarked
package io.turnpike.routing.gateway.edge;

import org.jspecify.annotations.NullMarked;
