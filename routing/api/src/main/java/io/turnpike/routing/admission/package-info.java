/** What limits and budgets are asked of a call, and what they answer; implemented by billing. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.routing.admission;

import org.jspecify.annotations.NullMarked;
