/** Which targets may serve a request at all, and why the others may not. */
@NullMarked
package io.turnpike.routing.gateway.plan.eligibility;

import org.jspecify.annotations.NullMarked;
