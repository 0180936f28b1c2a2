/** Writes the audit log. */
@NullMarked
package io.turnpike.tenants.audit;

import org.jspecify.annotations.NullMarked;
