/** The words of Anthropic's Messages API: its events, errors, counts and reasons to stop. */
@NullMarked
package io.turnpike.routing.dialects.messages;

import org.jspecify.annotations.NullMarked;
