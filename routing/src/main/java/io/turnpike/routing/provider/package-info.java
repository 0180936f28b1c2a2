/** What a provider adapter must know, and the adapters by connection type. */
@NullMarked
package io.turnpike.routing.provider;

import org.jspecify.annotations.NullMarked;
