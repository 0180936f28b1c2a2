/** Gateway keys and management keys. */
@NullMarked
package io.turnpike.tenants.keys;

import org.jspecify.annotations.NullMarked;
