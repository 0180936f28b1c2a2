/**
 * What clients and providers speak, as the gateway asks for it: the seam that each dialect fills.
 */
@NullMarked
package io.turnpike.routing.dialects;

import org.jspecify.annotations.NullMarked;
