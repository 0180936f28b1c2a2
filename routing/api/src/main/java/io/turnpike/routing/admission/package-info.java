/** What limits and budgets are asked of a call, and what they answer; implemented by billing. */
@NullMarked
package io.turnpike.routing.admission;

import org.jspecify.annotations.NullMarked;
