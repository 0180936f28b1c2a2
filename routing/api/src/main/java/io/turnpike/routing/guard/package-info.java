/** What guardrails see of a request or an answer, and sets of them that hold for callers. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.routing.guard;

import org.jspecify.annotations.NullMarked;
