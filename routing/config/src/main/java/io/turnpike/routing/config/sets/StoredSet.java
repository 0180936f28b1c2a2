package io.turnpike.routing.config.sets;

import io.turnpike.routing.guard.NamedSet;
import java.time.Instant;
import java.util.List;

/** A row of the table, which is also how it is kept for when Postgres is away. */
record StoredSet(String name, int version, String document, String author, Instant savedAt) {

  NamedSet named() {
    return named(SetDocument.read(name, document));
  }

  NamedSet named(SetDocument read) {
    return new NamedSet(
        name, version, read.scope(), read.observed(), read.rules(), document, author, savedAt);
  }

  /** Those of an organization, by name. */
  record All(List<StoredSet> sets) {}
}
