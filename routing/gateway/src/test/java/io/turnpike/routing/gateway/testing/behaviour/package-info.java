/** What the hostile provider can be told to do, each as a list of steps on the socket. */
@NullMarked
package io.turnpike.routing.gateway.testing.behaviour;

import org.jspecify.annotations.NullMarked;
