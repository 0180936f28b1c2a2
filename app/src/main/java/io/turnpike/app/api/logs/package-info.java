/** The request log: rows, entries with their attempts and decisions, and the live stream. */
@NullMarked
package io.turnpike.app.api.logs;

import org.jspecify.annotations.NullMarked;
