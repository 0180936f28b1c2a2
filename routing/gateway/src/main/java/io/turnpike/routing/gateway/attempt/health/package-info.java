/**
 * How targets and their credentials are doing, in this node's memory; knows nothing of requests.
 */
@NullMarked
package io.turnpike.routing.gateway.attempt.health;

import org.jspecify.annotations.NullMarked;
