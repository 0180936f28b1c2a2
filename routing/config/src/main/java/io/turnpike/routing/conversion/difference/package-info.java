/** What one config document does differently from another, in words. */
@NullMarked
package io.turnpike.routing.conversion.difference;

import org.jspecify.annotations.NullMarked;
