/** Console sessions. */
@NullMarked
package io.turnpike.tenants.sessions;

import org.jspecify.annotations.NullMarked;
