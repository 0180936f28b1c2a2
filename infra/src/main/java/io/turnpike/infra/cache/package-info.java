/** Caches of tables in a node, and how they are invalidated when another node changes a row. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.infra.cache;

import org.jspecify.annotations.NullMarked;
