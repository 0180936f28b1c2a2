/** Where texts stand in a document of any dialect, and how they are written there. */
@NullMarked
package io.turnpike.routing.dialects.texts.places;

import org.jspecify.annotations.NullMarked;
