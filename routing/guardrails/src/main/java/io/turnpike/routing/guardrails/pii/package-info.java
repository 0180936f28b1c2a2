/** Personal data in texts: what it looks like, what proves it, and which words tell of it. */
@NullMarked
package io.turnpike.routing.guardrails.pii;

import org.jspecify.annotations.NullMarked;
