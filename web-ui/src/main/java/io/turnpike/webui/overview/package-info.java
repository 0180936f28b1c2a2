/** The overview of the last day. */
@NullMarked
package io.turnpike.webui.overview;

import org.jspecify.annotations.NullMarked;
