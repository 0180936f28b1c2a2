package io.turnpike.billing.intake;

import io.turnpike.billing.stored.RollUps;
import io.turnpike.billing.stored.RollUps.Figures;
import io.turnpike.billing.stored.RollUps.Place;
import io.turnpike.routing.usage.UsageEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;

/** Adds a batch to the roll-ups in one statement, a column of theirs in each of its arrays. */
final class SpendSums {

  private SpendSums() {}

  static void add(Connection open, List<UsageEvent> events) throws SQLException {
    RollUps added = new RollUps();
    events.forEach(added::add);
    if (!added.sums().isEmpty()) {
      UsageStoreSql.update(open, UsageStoreSql.ROLL_UP, columns(open, added.sums()));
    }
  }

  private static List<Object> columns(Connection open, Map<Place, Figures> sums)
      throws SQLException {
    List<Object> columns = new ArrayList<>();
    columns.add(places(open, "uuid", sums, Place::organization));
    columns.add(places(open, "bigint", sums, Place::quarter));
    columns.add(places(open, "text", sums, Place::team));
    columns.add(places(open, "uuid", sums, Place::key));
    columns.add(places(open, "text", sums, Place::config));
    columns.add(places(open, "text", sums, Place::provider));
    columns.add(places(open, "text", sums, Place::model));
    columns.add(figures(open, "bigint", sums, Figures::requests));
    columns.add(figures(open, "bigint", sums, Figures::failed));
    columns.add(figures(open, "bigint", sums, Figures::unpriced));
    columns.add(figures(open, "bigint", sums, Figures::unpricedAttempts));
    columns.add(figures(open, "numeric", sums, Figures::inputTokens));
    columns.add(figures(open, "numeric", sums, Figures::outputTokens));
    columns.add(figures(open, "numeric", sums, Figures::costNano));
    return columns;
  }

  private static Array places(
      Connection open, String type, Map<Place, Figures> sums, Function<Place, Object> value)
      throws SQLException {
    return array(open, type, sums, entry -> value.apply(entry.getKey()));
  }

  private static Array figures(
      Connection open, String type, Map<Place, Figures> sums, Function<Figures, Object> value)
      throws SQLException {
    return array(open, type, sums, entry -> value.apply(entry.getValue()));
  }

  private static Array array(
      Connection open,
      String type,
      Map<Place, Figures> sums,
      Function<Entry<Place, Figures>, Object> value)
      throws SQLException {
    return open.createArrayOf(type, sums.entrySet().stream().map(value).toArray());
  }
}
