/** Provider connections. */
@NullMarked
package io.turnpike.webui.providers;

import org.jspecify.annotations.NullMarked;
