/** Budgets and limits. */
@NullMarked
package io.turnpike.app.api.budgets;

import org.jspecify.annotations.NullMarked;
