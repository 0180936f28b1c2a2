/** Signing up and logging in. */
@NullMarked
package io.turnpike.tenants.accounts;

import org.jspecify.annotations.NullMarked;
