package io.turnpike.billing.alerts;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.turnpike.billing.Budget;
import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Period.Window;
import io.turnpike.infra.ids.TimeOrderedId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Alerts as rows. */
final class AlertTable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Object>> SCOPE = new TypeReference<>() {};

  private AlertTable() {}

  /**
   * What became of each percent: the id of the row that was added, or null where an earlier
   * transaction has one. Percents that this very transaction has added before are left out.
   */
  static Map<Integer, @Nullable UUID> add(
      Connection open, Crossing crossing, List<Integer> percents) throws SQLException {
    Budget budget = crossing.budget();
    try (PreparedStatement add = open.prepareStatement(AlertSql.ADD)) {
      add.setArray(1, open.createArrayOf("integer", percents.toArray()));
      add.setArray(2, open.createArrayOf("uuid", ids(percents.size())));
      add.setObject(3, crossing.organization());
      add.setObject(4, budget.counter());
      add.setString(5, crossing.value());
      add.setLong(6, crossing.window().from().getEpochSecond());
      add.setLong(7, crossing.window().until().getEpochSecond());
      add.setString(8, budget.id());
      add.setString(9, JSON.writeValueAsString(ScopeWords.json(budget.scope())));
      add.setString(10, budget.mode().name());
      add.setString(11, budget.period().unit().name());
      add.setLong(12, budget.amountNanoUsd());
      add.setLong(13, crossing.spent());
      try (ResultSet rows = add.executeQuery()) {
        return outcomes(rows);
      }
    }
  }

  static BudgetAlert read(Readable row) {
    return new BudgetAlert(
        the(row, "id", UUID.class),
        instant(row, "at"),
        the(row, "budget", String.class),
        JSON.readValue(the(row, "scope", Json.class).asArray(), SCOPE),
        the(row, "value", String.class),
        the(row, "percent", Integer.class),
        Budget.Mode.valueOf(the(row, "mode", String.class)),
        the(row, "amount_nano", Long.class),
        the(row, "spent_nano", Long.class),
        Unit.valueOf(the(row, "unit", String.class)),
        new Window(instant(row, "from_at"), instant(row, "until_at")));
  }

  private static Map<Integer, @Nullable UUID> outcomes(ResultSet rows) throws SQLException {
    Map<Integer, @Nullable UUID> outcomes = new LinkedHashMap<>();
    while (rows.next()) {
      outcomes.put(rows.getInt(1), rows.getObject(2, UUID.class));
    }
    return outcomes;
  }

  private static UUID[] ids(int count) {
    UUID[] ids = new UUID[count];
    for (int i = 0; i < count; i++) {
      ids[i] = TimeOrderedId.next();
    }
    return ids;
  }

  private static Instant instant(Readable row, String column) {
    return the(row, column, OffsetDateTime.class).toInstant();
  }

  private static <T> T the(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
