/** How the process stops: word to the load balancer first, and no patience at a second signal. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.infra.shutdown;

import org.jspecify.annotations.NullMarked;
