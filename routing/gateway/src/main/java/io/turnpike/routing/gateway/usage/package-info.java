/** One request as it is recorded: what is known of it so far, and its way into the journal. */
@NullMarked
package io.turnpike.routing.gateway.usage;

import org.jspecify.annotations.NullMarked;
