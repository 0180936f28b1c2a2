/** Providers, one folder each. */
@NullMarked
package io.turnpike.routing.provider;

import org.jspecify.annotations.NullMarked;
