/** What a provider adapter must know, and the adapters by connection type. */
@NullMarked
package io.turnpike.routing.providers;

import org.jspecify.annotations.NullMarked;
