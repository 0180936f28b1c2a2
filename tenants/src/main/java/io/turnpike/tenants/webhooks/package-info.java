/** Webhooks: who is told of what happens, and the signed calls that tell it. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.tenants.webhooks;

import org.jspecify.annotations.NullMarked;
