/** What can be seen wrong with what was written about a connection. */
@NullMarked
package io.turnpike.tenants.connections.form;

import org.jspecify.annotations.NullMarked;
