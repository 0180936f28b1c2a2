/** Liveness, readiness, metrics. */
@NullMarked
package io.turnpike.app.health;

import org.jspecify.annotations.NullMarked;
