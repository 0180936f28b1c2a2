/** Whether a request meets a condition: what it has, and how that compares. */
@NullMarked
package io.turnpike.routing.gateway.plan.query;

import org.jspecify.annotations.NullMarked;
