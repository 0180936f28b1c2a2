/** Turns refusals and faults into RFC 9457 problem details. */
@NullMarked
package io.turnpike.app.problem;

import org.jspecify.annotations.NullMarked;
