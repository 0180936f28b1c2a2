/** What holds for a client's connection before there is a request: time limits, sound HTTP. */
@NullMarked
package io.turnpike.routing.gateway.edge.connection;

import org.jspecify.annotations.NullMarked;
