/** Kept answers: how many there are, what they saved, and taking them out. */
@NullMarked
package io.turnpike.webui.cache;

import org.jspecify.annotations.NullMarked;
