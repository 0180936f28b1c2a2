/** Prices past usage anew and books what became different. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.billing.rerate;

import org.jspecify.annotations.NullMarked;
