/** Cohere, by its own API. */
@NullMarked
package io.turnpike.routing.providers.cohere;

import org.jspecify.annotations.NullMarked;
