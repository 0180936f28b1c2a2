/** Gateway keys and management keys. */
@NullMarked
package io.turnpike.webui.keys;

import org.jspecify.annotations.NullMarked;
