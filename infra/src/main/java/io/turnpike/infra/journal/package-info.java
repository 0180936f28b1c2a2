/** An append-only, crash-safe record journal on local disk. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.infra.journal;

import org.jspecify.annotations.NullMarked;
