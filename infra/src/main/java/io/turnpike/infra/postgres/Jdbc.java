package io.turnpike.infra.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Blocking connections: for migrations and bulk work, each with a bound on every wait. */
final class Jdbc {

  private static final int LOGIN_SECONDS = 5;
  private static final int SOCKET_SECONDS = 60;

  private Jdbc() {}

  static Connection connect(DatabaseLocation location) throws SQLException {
    return source(location).getConnection();
  }

  static PGSimpleDataSource source(DatabaseLocation location) {
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
