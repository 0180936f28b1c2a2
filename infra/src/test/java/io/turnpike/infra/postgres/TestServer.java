package io.turnpike.infra.postgres;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that tests share, and its template: a database migrated once and copied for each. */
public final class TestServer implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final DatabaseLocation owner;
  private final DatabaseLocation superuser;
  private final AutoCloseable server;
  private final String prefix = "turnpike_test_" + ProcessHandle.current().pid();
  private boolean migrated;

  TestServer(DatabaseLocation owner, DatabaseLocation superuser, AutoCloseable server) {
    this.owner = owner;
    this.superuser = superuser;
    this.server = server;
  }

  /** A new database with every migration on the class path in it. */
  public synchronized TestDatabase fresh() throws SQLException {
    if (!migrated) {
      execute("drop database if exists " + prefix);
      execute("create database %s owner %s".formatted(prefix, owner.user()));
      Migrations.run(owner.database(prefix));
      migrated = true;
    }
    String name = prefix + "_" + COUNT.incrementAndGet();
    execute("create database %s template %s owner %s".formatted(name, prefix, owner.user()));
    return new TestDatabase(owner.database(name), superuser.database(name), () -> drop(name));
  }

  @Override
  public void close() throws Exception {
    drop(prefix);
    server.close();
  }

  private void drop(String name) throws SQLException {
    execute("drop database if exists " + name + " with (force)");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = Jdbc.connect(superuser.database("postgres"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
