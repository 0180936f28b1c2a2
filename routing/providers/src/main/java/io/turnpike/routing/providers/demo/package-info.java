/** The built-in provider: deterministic models on loopback, for a first call without any set-up. */
@NullMarked
package io.turnpike.routing.providers.demo;

import org.jspecify.annotations.NullMarked;
