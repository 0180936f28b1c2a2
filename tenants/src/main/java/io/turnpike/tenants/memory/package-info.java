/** What a node remembers of the store, and how it stays true. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.tenants.memory;

import org.jspecify.annotations.NullMarked;
