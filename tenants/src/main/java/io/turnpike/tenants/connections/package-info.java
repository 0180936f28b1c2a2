/** Provider connections and their sealed secrets. */
@NullMarked
package io.turnpike.tenants.connections;

import org.jspecify.annotations.NullMarked;
