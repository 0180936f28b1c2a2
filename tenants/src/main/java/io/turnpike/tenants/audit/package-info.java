/** Writes the audit log and reads it. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.tenants.audit;

import org.jspecify.annotations.NullMarked;
