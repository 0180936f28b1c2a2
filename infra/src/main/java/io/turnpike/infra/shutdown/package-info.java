/** How the process stops: word to the load balancer first. */
@NullMarked
package io.turnpike.infra.shutdown;

import org.jspecify.annotations.NullMarked;
