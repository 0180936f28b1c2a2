/** Time-ordered identifiers. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.infra.ids;

import org.jspecify.annotations.NullMarked;
