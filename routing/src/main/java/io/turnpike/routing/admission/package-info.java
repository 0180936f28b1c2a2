/** Whether a request may go on: concurrency caps and the admission checks of other modules. */
@NullMarked
package io.turnpike.routing.admission;

import org.jspecify.annotations.NullMarked;
