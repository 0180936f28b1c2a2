/** What a node remembers of the store, and how it stays true. */
@NullMarked
package io.turnpike.tenants.memory;

import org.jspecify.annotations.NullMarked;
