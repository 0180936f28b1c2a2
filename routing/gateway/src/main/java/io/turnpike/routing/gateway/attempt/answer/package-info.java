/** A provider's answer, whole or streamed, until it is handed over or has failed. */
@NullMarked
package io.turnpike.routing.gateway.attempt.answer;

import org.jspecify.annotations.NullMarked;
