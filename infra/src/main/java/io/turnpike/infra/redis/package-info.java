/** Redis: the embedded server, connection, announcements between nodes. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.infra.redis;

import org.jspecify.annotations.NullMarked;
