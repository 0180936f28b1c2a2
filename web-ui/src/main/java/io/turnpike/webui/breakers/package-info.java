/** The health of targets: circuit breakers, and the operator's hand on them. */
@NullMarked
package io.turnpike.webui.breakers;

import org.jspecify.annotations.NullMarked;
