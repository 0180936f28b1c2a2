/** Gateway keys and management keys. */
@NullMarked
package io.turnpike.app.api.keys;

import org.jspecify.annotations.NullMarked;
