/**
 * What one config document does differently from another: two compiled plans, compared as trees.
 */
@NullMarked
package io.turnpike.routing.conversion.difference;

import org.jspecify.annotations.NullMarked;
