package io.turnpike.infra.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One test class's database, through the product's own {@link Database} and beside it. */
public final class TestDatabase implements AutoCloseable {

  private static final PoolSizes SIZES = new PoolSizes(4, 4);

  private final DatabaseLocation owner;
  private final DatabaseLocation superuser;
  private final AutoCloseable drop;
  private final PostgresDatabase database;

  TestDatabase(DatabaseLocation owner, DatabaseLocation superuser, AutoCloseable drop) {
    this.owner = owner;
    this.superuser = superuser;
    this.drop = drop;
    this.database = new PostgresDatabase(owner, SIZES);
  }

  public Database database() {
    return database;
  }

  public String url() {
    return "postgresql://%s:%s@%s/%s?sslmode=%s"
        .formatted(
            owner.user(),
            owner.password().reveal(),
            owner.hostAndPort(),
            owner.database(),
            owner.sslMode());
  }

  /** Statements, as a superuser: row-level security does not bind them. */
  public void sql(String statements) throws SQLException {
    try (var connection = Jdbc.connect(superuser);
        var statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  /** Every row, as a superuser: row-level security hides none. */
  public List<Map<String, Object>> rows(String query) throws SQLException {
    try (var connection = Jdbc.connect(superuser);
        var statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      var rows = new ArrayList<Map<String, Object>>();
      while (found.next()) {
        rows.add(row(found));
      }
      return rows;
    }
  }

  @Override
  public void close() throws Exception {
    database.close();
    drop.close();
  }

  private static Map<String, Object> row(ResultSet found) throws SQLException {
    var row = new LinkedHashMap<String, Object>();
    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
      row.put(found.getMetaData().getColumnLabel(i), found.getObject(i));
    }
    return row;
  }
}
