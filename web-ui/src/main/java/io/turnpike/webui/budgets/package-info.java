/** Budgets: what is left of them, and the forms that set them. */
@NullMarked
package io.turnpike.webui.budgets;

import org.jspecify.annotations.NullMarked;
