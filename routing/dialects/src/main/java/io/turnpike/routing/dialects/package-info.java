/** The words clients speak: request bodies, streams and errors in OpenAI's shape, as bytes. */
@NullMarked
package io.turnpike.routing.dialects;

import org.jspecify.annotations.NullMarked;
