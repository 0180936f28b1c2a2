package io.turnpike.billing.spent;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Period.Window;
import io.turnpike.billing.SpendRules;
import io.turnpike.billing.SpendRules.Rules;
import io.turnpike.billing.alerts.BudgetAlerts;
import io.turnpike.billing.allotment.Allotment;
import io.turnpike.billing.allotment.Allotments;
import io.turnpike.billing.allotment.Counter;
import io.turnpike.billing.allotment.Spent;
import io.turnpike.billing.intake.UsagePosting;
import io.turnpike.billing.spent.LivingRows.LivingRow;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.OrganizationId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Adds what new rows cost to what is spent of budgets, in their transaction, and tells this node's
 * allotments after it.
 */
@Component
class SpentPosting implements UsagePosting {

  private final Allotments allotments;
  private final Unshipped unshipped;
  private final SpendRules rules;
  private final BudgetAlerts alerts;

  /** Of the batch that has been committed last; for the shipper's thread only. */
  private List<Counted> committed = List.of();

  SpentPosting(Allotments allotments, Unshipped unshipped, SpendRules rules, BudgetAlerts alerts) {
    this.allotments = allotments;
    this.unshipped = unshipped;
    this.rules = rules;
    this.alerts = alerts;
  }

  @Override
  public Runnable post(Connection open, List<UsageEvent> fresh) throws SQLException {
    List<UsageEvent> costly = fresh.stream().filter(each -> EventCosts.whole(each) != 0).toList();
    if (costly.isEmpty()) {
      return () -> {};
    }
    List<LivingRow> living = LivingRows.of(open, costly);
    begin(open, costly, living);
    Map<LivingRow, BigDecimal> sums = sums(living, costly);
    List<Counted> counted = sums.isEmpty() ? List.of() : count(open, sums);
    alert(open, sums.keySet(), counted);
    return () -> committed = counted;
  }

  private void alert(Connection open, Collection<LivingRow> living, List<Counted> counted)
      throws SQLException {
    Map<Counter.Key, LivingRow> rows =
        living.stream().collect(Collectors.toMap(LivingRow::key, row -> row));
    for (Counted each : counted) {
      Budget budget = budget(each.key());
      LivingRow row = rows.get(each.key());
      if (budget != null && row != null) {
        alerts.crossed(
            open,
            row.organization(),
            budget,
            row.value(),
            new Window(row.from(), row.until()),
            each.before(),
            each.spent().nanoUsd());
      }
    }
  }

  /** Null when it is no more, or this node has not met its organization. */
  private @Nullable Budget budget(Counter.Key key) {
    Rules known = rules.present(key.organization());
    return known == null
        ? null
        : known.budgets().stream()
            .filter(each -> each.counter().equals(key.id()))
            .findFirst()
            .orElse(null);
  }

  /** Of organizations that this node knows; the others are met with their next row. */
  private void begin(Connection open, List<UsageEvent> events, List<LivingRow> living)
      throws SQLException {
    Set<Counter.Key> counted = living.stream().map(LivingRow::key).collect(Collectors.toSet());
    for (OrganizationId each :
        events.stream().map(event -> event.who().organization()).distinct().toList()) {
      Rules known = rules.present(each);
      if (known != null && !known.budgets().isEmpty()) {
        for (SpentKey key : FirstRows.missing(each, known, events, counted)) {
          long spent = FirstRows.add(open, key);
          alerts.crossed(open, each.value(), key.budget(), key.value(), key.window(), 0, spent);
        }
      }
    }
  }

  /**
   * Both at once, so that no call is weighed against what counts twice meanwhile. What was stored
   * by an attempt whose success nobody heard of is not known to be in what is spent: it stays held
   * until that is read again.
   */
  @Override
  public void stored(List<UUID> events) {
    Map<Allotment, Spent> spent = here(committed);
    committed = List.of();
    Map<Allotment, Long> used = unshipped.remove(events);
    Map<Allotment, Long> known = new HashMap<>(used);
    known.keySet().retainAll(spent.keySet());
    used.keySet().removeAll(known.keySet());
    unshipped.holdUntilRead(used);
    if (!spent.isEmpty()) {
      allotments.shipped(spent, known);
    }
  }

  @Override
  public void recovered() {
    allotments.recovered();
  }

  private static Map<LivingRow, BigDecimal> sums(List<LivingRow> living, List<UsageEvent> events) {
    Map<LivingRow, BigDecimal> sums = new LinkedHashMap<>();
    for (LivingRow row : living) {
      for (UsageEvent event : events) {
        long cost = row.costOf(event);
        if (cost != 0) {
          sums.merge(row, BigDecimal.valueOf(cost), BigDecimal::add);
        }
      }
    }
    return sums;
  }

  /**
   * @param before what was spent before this batch
   */
  private record Counted(Counter.Key key, Spent spent, long before) {}

  private static List<Counted> count(Connection open, Map<LivingRow, BigDecimal> sums)
      throws SQLException {
    try (PreparedStatement count = open.prepareStatement(SpentSql.COUNT)) {
      count.setArray(1, column(open, "uuid", sums, LivingRow::organization));
      count.setArray(2, column(open, "uuid", sums, LivingRow::counter));
      count.setArray(3, column(open, "text", sums, LivingRow::value));
      count.setArray(4, column(open, "bigint", sums, row -> row.from().getEpochSecond()));
      count.setArray(5, open.createArrayOf("numeric", sums.values().toArray()));
      try (ResultSet rows = count.executeQuery()) {
        return read(rows);
      }
    }
  }

  private static java.sql.Array column(
      Connection open,
      String type,
      Map<LivingRow, BigDecimal> sums,
      Function<LivingRow, Object> value)
      throws SQLException {
    return open.createArrayOf(type, sums.keySet().stream().map(value).toArray());
  }

  private static List<Counted> read(ResultSet rows) throws SQLException {
    List<Counted> counted = new ArrayList<>();
    while (rows.next()) {
      Counter.Key key =
          new Counter.Key(
              new OrganizationId(rows.getObject(1, UUID.class)),
              rows.getObject(2, UUID.class),
              rows.getString(3),
              rows.getTimestamp(4).toInstant());
      Spent spent = new Spent(rows.getLong(5), rows.getLong(6), false);
      counted.add(new Counted(key, spent, rows.getLong(7)));
    }
    return counted;
  }

  private Map<Allotment, Spent> here(List<Counted> counted) {
    Map<Allotment, Spent> here = new HashMap<>();
    for (Counted each : counted) {
      Allotment allotment = allotments.known(each.key());
      if (allotment != null) {
        here.put(allotment, each.spent());
      }
    }
    return here;
  }
}
