/** Organizations. */
@NullMarked
package io.turnpike.tenants.organizations;

import org.jspecify.annotations.NullMarked;
