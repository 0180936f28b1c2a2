package io.turnpike.infra.postgres;

import io.micrometer.core.instrument.Counter;
import io.turnpike.infra.process.Supervisor;
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

  /**
   * @param restarts counts how often it had to be started again
   */
  static DatabaseServer embedded(DataFolder folder, Counter restarts) {
    var server =
        EmbeddedDatabase.start(
            folder.folder("postgres"),
            folder.folder("programs"),
            folder.keptSecret("postgres"),
            Map.of());
    // The library lets everyone write to the folder of its programs.
    folder.closeToOthers("programs");
    Supervisor supervisor = Supervisor.of(server, restarts);
    return new DatabaseServer(
        server.location(),
        true,
        () -> {
          supervisor.close();
          server.close();
        });
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
