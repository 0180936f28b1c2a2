/**
 * Test fixtures for whoever calls a provider: {@link io.turnpike.routing.testing.HostileProvider},
 * an OpenAI-shaped server that misbehaves to order.
 */
@NullMarked
package io.turnpike.routing.testing;

import org.jspecify.annotations.NullMarked;
