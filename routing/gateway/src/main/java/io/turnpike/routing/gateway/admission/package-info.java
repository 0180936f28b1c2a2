/** Whether a request may go on: concurrency caps and the admission checks of other modules. */
@NullMarked
package io.turnpike.routing.gateway.admission;

import org.jspecify.annotations.NullMarked;
