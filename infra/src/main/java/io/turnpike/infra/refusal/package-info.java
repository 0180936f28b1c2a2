/** The ways a management request can be turned down, as values the edges render. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.infra.refusal;

import org.jspecify.annotations.NullMarked;
