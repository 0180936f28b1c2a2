/** What a key can ask for by name, as far as it is known here or told by the providers. */
@NullMarked
package io.turnpike.routing.gateway.edge.models;

import org.jspecify.annotations.NullMarked;
