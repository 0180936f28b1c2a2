package io.turnpike.routing.config.aliases;

import io.turnpike.routing.alias.ModelAlias;
import java.util.List;

/** Those of an organization, by name; also how they are kept for when Postgres is away. */
record StoredAliases(List<ModelAlias> aliases) {}
