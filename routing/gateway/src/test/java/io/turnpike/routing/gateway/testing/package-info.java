/**
 * Test fixtures for whoever calls a provider: {@link
 * io.turnpike.routing.gateway.testing.HostileProvider}, an OpenAI-shaped server that misbehaves to
 * order.
 */
@NullMarked
package io.turnpike.routing.gateway.testing;

import org.jspecify.annotations.NullMarked;
