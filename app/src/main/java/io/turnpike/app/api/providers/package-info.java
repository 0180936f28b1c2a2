/** Provider connections and their types. */
@NullMarked
package io.turnpike.app.api.providers;

import org.jspecify.annotations.NullMarked;
