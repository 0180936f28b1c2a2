/** Kept answers: how many there are, and taking them out. */
@NullMarked
package io.turnpike.webui.cache;

import org.jspecify.annotations.NullMarked;
