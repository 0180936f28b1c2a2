/** Limits on guessing, counted over all nodes. */
@NullMarked
package io.turnpike.tenants.throttle;

import org.jspecify.annotations.NullMarked;
