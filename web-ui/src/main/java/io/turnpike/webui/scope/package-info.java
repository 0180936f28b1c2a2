/** Whose calls something counts: how forms ask for it, and how pages tell it. */
@NullMarked
package io.turnpike.webui.scope;

import org.jspecify.annotations.NullMarked;
