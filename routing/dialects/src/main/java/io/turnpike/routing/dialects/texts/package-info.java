/** The texts of requests, answers and streams in any dialect, and the same with other texts. */
@NullMarked
package io.turnpike.routing.dialects.texts;

import org.jspecify.annotations.NullMarked;
