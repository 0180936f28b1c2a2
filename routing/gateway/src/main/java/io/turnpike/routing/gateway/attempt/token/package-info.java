/** Tokens that calls are made with: fetched, kept until shortly before they end, fetched anew. */
@NullMarked
package io.turnpike.routing.gateway.attempt.token;

import org.jspecify.annotations.NullMarked;
