/** Named sets of guardrails: their documents, their table, and what a node keeps in memory. */
@NullMarked
package io.turnpike.routing.config.sets;

import org.jspecify.annotations.NullMarked;
