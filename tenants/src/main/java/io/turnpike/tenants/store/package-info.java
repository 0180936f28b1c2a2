/** What the SQL of this module has in common. */
@NullMarked
package io.turnpike.tenants.store;

import org.jspecify.annotations.NullMarked;
