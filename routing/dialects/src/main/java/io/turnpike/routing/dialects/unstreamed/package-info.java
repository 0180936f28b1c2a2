/** What dialects have in common whose answers come whole and hold no text. */
@NullMarked
package io.turnpike.routing.dialects.unstreamed;

import org.jspecify.annotations.NullMarked;
