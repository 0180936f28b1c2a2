/** Connections that are there without being set up: the product's and the operator's own. */
@NullMarked
package io.turnpike.tenants.connections.builtin;

import org.jspecify.annotations.NullMarked;
