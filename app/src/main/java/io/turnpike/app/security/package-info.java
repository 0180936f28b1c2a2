/** Who may call the management API. */
@NullMarked
package io.turnpike.app.security;

import org.jspecify.annotations.NullMarked;
