/** Reads and writes bytes of JSON, for all dialects. */
@NullMarked
package io.turnpike.routing.dialects.json;

import org.jspecify.annotations.NullMarked;
