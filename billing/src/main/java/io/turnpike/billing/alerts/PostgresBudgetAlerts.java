package io.turnpike.billing.alerts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.billing.Budget;
import io.turnpike.billing.Period.Window;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Notifications;
import io.turnpike.tenants.OrganizationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class PostgresBudgetAlerts implements BudgetAlerts {

  private static final UUID LAST = new UUID(-1, -1);
  private static final int REMEMBERED = 100_000;

  private final Database database;
  private final Notifications notifications;

  /**
   * What was told and committed, so that most of what is spent costs no statement here. Never what
   * the transaction at hand has added, since that may be undone.
   */
  private final Cache<Crossing.Told, Boolean> told =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

  PostgresBudgetAlerts(Database database, Notifications notifications) {
    this.database = database;
    this.notifications = notifications;
  }

  @Override
  public void crossed(
      Connection open,
      UUID organization,
      Budget budget,
      String value,
      Window window,
      long spentBefore,
      long spentAfter)
      throws SQLException {
    if (spentAfter <= spentBefore) {
      return;
    }
    Crossing crossing = new Crossing(organization, budget, value, window, spentAfter);
    List<Integer> untold =
        Thresholds.reached(budget, spentAfter).stream()
            .filter(percent -> told.getIfPresent(crossing.told(percent)) == null)
            .toList();
    if (!untold.isEmpty()) {
      tell(open, crossing, untold);
    }
  }

  @Override
  public Mono<Page> list(OrganizationId organization, @Nullable String cursor, int limit) {
    return Mono.fromCallable(() -> before(cursor))
        .flatMapMany(
            before ->
                database.within(
                    organization.value(),
                    db ->
                        db.sql(AlertSql.PAGE)
                            .bind("organization", organization.value())
                            .bind("before", before)
                            .bind("limit", limit + 1)
                            .map(AlertTable::read)
                            .all()))
        .collectList()
        .map(found -> page(found, limit));
  }

  private void tell(Connection open, Crossing crossing, List<Integer> percents)
      throws SQLException {
    for (var outcome : AlertTable.add(open, crossing, percents).entrySet()) {
      int percent = outcome.getKey();
      UUID added = outcome.getValue();
      if (added == null) {
        told.put(crossing.told(percent), true);
      } else {
        notifications.publish(open, crossing.notification(added, percent));
      }
    }
  }

  private static Page page(List<BudgetAlert> found, int limit) {
    List<BudgetAlert> shown = List.copyOf(found.subList(0, Math.min(limit, found.size())));
    return new Page(shown, found.size() > limit ? shown.getLast().id().toString() : null);
  }

  private static UUID before(@Nullable String cursor) {
    try {
      return cursor == null ? LAST : UUID.fromString(cursor);
    } catch (IllegalArgumentException noId) {
      throw InvalidInput.at("/cursor", "must be the next_cursor of an earlier page, unchanged");
    }
  }
}
