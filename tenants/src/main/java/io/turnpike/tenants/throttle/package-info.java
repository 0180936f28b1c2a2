/** Limits on guessing, counted over all nodes. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.tenants.throttle;

import org.jspecify.annotations.NullMarked;
