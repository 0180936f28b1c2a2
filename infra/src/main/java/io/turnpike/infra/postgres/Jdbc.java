package io.turnpike.infra.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Blocking connections: for migrations and bulk work, each with a bound on every wait. */
final class Jdbc {

  private static final int LOGIN_SECONDS = 5;
  private static final int SOCKET_SECONDS = 60;
  private static final int MIGRATION_SECONDS = 1_800;

  private Jdbc() {}

  static Connection connect(DatabaseLocation location) throws SQLException {
    return source(location).getConnection();
  }

  /** The server gives up on a statement before we give up on the server. */
  static Connection connect(DatabaseLocation location, Role role) throws SQLException {
    var source = source(location);
    source.setOptions(
        "-c role=%s -c statement_timeout=55s -c search_path=public".formatted(role.word));
    return source.getConnection();
  }

  /** As the owner; building an index over much data takes its time. */
  static PGSimpleDataSource forMigrations(DatabaseLocation location) {
    var source = source(location);
    source.setSocketTimeout(MIGRATION_SECONDS);
    return source;
  }

  private static PGSimpleDataSource source(DatabaseLocation location) {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {location.host()});
    source.setPortNumbers(new int[] {location.port()});
    source.setDatabaseName(location.database());
    source.setUser(location.user());
    source.setPassword(location.password().reveal());
    source.setSslMode(location.sslMode());
    source.setApplicationName("turnpike");
    source.setConnectTimeout(LOGIN_SECONDS);
    source.setLoginTimeout(LOGIN_SECONDS);
    source.setSocketTimeout(SOCKET_SECONDS);
    source.setTcpKeepAlive(true);
    return source;
  }
}
