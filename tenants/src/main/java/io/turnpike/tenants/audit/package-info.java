/** Writes the audit log and reads it. */
@NullMarked
package io.turnpike.tenants.audit;

import org.jspecify.annotations.NullMarked;
