/** Kept answers. */
@NullMarked
package io.turnpike.app.api.cache;

import org.jspecify.annotations.NullMarked;
