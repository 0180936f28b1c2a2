/** A config document, compiled: the strategies, targets and queries that a request goes by. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.routing.plan;

import org.jspecify.annotations.NullMarked;
