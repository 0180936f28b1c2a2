/** Values of headers, whatever they are called: as they are read, and what is wrong with them. */
@NullMarked
package io.turnpike.routing.gateway.edge.header;

import org.jspecify.annotations.NullMarked;
