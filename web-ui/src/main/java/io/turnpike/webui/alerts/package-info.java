/** Budgets that were spent so far, and who is told of it. */
@NullMarked
package io.turnpike.webui.alerts;

import org.jspecify.annotations.NullMarked;
