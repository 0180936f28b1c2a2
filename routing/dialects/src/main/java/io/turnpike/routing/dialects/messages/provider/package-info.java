/** Providers that speak the Messages API: chat completions become messages, and messages those. */
@NullMarked
package io.turnpike.routing.dialects.messages.provider;

import org.jspecify.annotations.NullMarked;
