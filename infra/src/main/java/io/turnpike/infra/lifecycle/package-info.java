/** What a process does again and again from its start to its stop. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.infra.lifecycle;

import org.jspecify.annotations.NullMarked;
