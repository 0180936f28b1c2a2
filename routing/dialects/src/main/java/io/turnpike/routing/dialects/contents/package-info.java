/** What a request consists of beside its text: pictures, sounds, documents, in any dialect. */
@NullMarked
package io.turnpike.routing.dialects.contents;

import org.jspecify.annotations.NullMarked;
