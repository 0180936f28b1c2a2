/**
 * OpenAI's completions as they were before there was chat: a dialect of clients, whose prompt is
 * one message of a user to whoever does not have them.
 */
@NullMarked
package io.turnpike.routing.dialects.completions;

import org.jspecify.annotations.NullMarked;
