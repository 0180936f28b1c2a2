/** Postgres: the embedded server, migrations, scoped transactions. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.infra.postgres;

import org.jspecify.annotations.NullMarked;
