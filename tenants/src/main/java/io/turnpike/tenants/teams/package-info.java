/** Teams. */
@NullMarked
package io.turnpike.tenants.teams;

import org.jspecify.annotations.NullMarked;
