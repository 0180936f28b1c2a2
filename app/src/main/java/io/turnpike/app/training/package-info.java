/** What makes the next start fast: the JVM watches one and keeps what it saw. */
@NullMarked
package io.turnpike.app.training;

import org.jspecify.annotations.NullMarked;
