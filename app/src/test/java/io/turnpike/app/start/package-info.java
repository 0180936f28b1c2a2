/** What a person sees when the process starts or cannot. */
@NullMarked
package io.turnpike.app.start;

import org.jspecify.annotations.NullMarked;
