/** Prices past usage anew and books what became different. */
@NullMarked
package io.turnpike.billing.rerate;

import org.jspecify.annotations.NullMarked;
