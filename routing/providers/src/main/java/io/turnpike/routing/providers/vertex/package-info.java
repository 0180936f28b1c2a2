/** Google's Vertex AI. */
@NullMarked
package io.turnpike.routing.providers.vertex;

import org.jspecify.annotations.NullMarked;
