/**
 * Clients of the Responses API in front of providers that do not speak it: their requests in the
 * canonical form, canonical answers as responses. Nothing is stored.
 */
@NullMarked
package io.turnpike.routing.dialects.responses.client;

import org.jspecify.annotations.NullMarked;
