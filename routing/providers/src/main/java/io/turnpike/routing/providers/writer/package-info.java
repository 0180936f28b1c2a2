/** Writer, which has chats at a path of its own. */
@NullMarked
package io.turnpike.routing.providers.writer;

import org.jspecify.annotations.NullMarked;
