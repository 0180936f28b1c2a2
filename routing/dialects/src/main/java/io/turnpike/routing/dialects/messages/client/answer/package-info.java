/** Chat completions, whole and streamed, as messages. */
@NullMarked
package io.turnpike.routing.dialects.messages.client.answer;

import org.jspecify.annotations.NullMarked;
