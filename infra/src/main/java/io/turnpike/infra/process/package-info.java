/** Servers that run as processes of their own beside this one. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.infra.process;

import org.jspecify.annotations.NullMarked;
