package io.turnpike.infra.postgres;

import io.turnpike.infra.settings.DataFolder;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/**
 * The server the product runs on; closing it stops an embedded one and leaves a given one alone.
 *
 * @param location as the owner of the database
 */
record DatabaseServer(DatabaseLocation location, boolean embedded, Closeable process)
    implements Closeable {

  static DatabaseServer given(DatabaseLocation location) {
    return new DatabaseServer(location, false, () -> {});
  }

  static DatabaseServer embedded(DataFolder folder) {
    var server =
        EmbeddedDatabase.start(
            folder.folder("postgres"),
            folder.folder("programs"),
            folder.keptSecret("postgres"),
            Map.of());
    return new DatabaseServer(server.location(), true, server);
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
