/** Spend by team, model and more. */
@NullMarked
package io.turnpike.webui.spend;

import org.jspecify.annotations.NullMarked;
