/**
 * How targets and their credentials are doing, in this node's memory; knows nothing of requests.
 */
@NullMarked
package io.turnpike.routing.attempt.health;

import org.jspecify.annotations.NullMarked;
