package io.turnpike.billing.alerts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.billing.Budget;
import io.turnpike.billing.BudgetAlert;
import io.turnpike.billing.BudgetAlerts;
import io.turnpike.billing.Period.Window;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Notification;
import io.turnpike.tenants.Notifications;
import io.turnpike.tenants.OrganizationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
  private final Cache<Told, Boolean> told =
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
    Counter counter = new Counter(organization, budget.counter(), value, window.from());
    List<Integer> untold =
        Thresholds.reached(budget, spentAfter).stream()
            .filter(percent -> told.getIfPresent(new Told(counter, percent)) == null)
            .toList();
    if (!untold.isEmpty()) {
      tell(open, counter, budget, window, spentAfter, untold);
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

  private void tell(
      Connection open,
      Counter counter,
      Budget budget,
      Window window,
      long spent,
      List<Integer> percents)
      throws SQLException {
    Map<Integer, @Nullable UUID> outcomes =
        AlertTable.add(open, counter.organization, budget, counter.value, window, spent, percents);
    for (Map.Entry<Integer, @Nullable UUID> outcome : outcomes.entrySet()) {
      UUID added = outcome.getValue();
      if (added == null) {
        told.put(new Told(counter, outcome.getKey()), true);
      } else {
        BudgetAlert alert = alert(added, counter, budget, window, spent, outcome.getKey());
        notifications.publish(open, notification(counter, budget, alert));
      }
    }
  }

  private static BudgetAlert alert(
      UUID id, Counter counter, Budget budget, Window window, long spent, int percent) {
    return new BudgetAlert(
        id,
        TimeOrderedId.madeAt(id),
        budget.id(),
        ScopeWords.json(budget.scope()),
        counter.value,
        percent,
        budget.mode(),
        budget.amountNanoUsd(),
        spent,
        budget.period().unit(),
        window);
  }

  private static Notification notification(Counter counter, Budget budget, BudgetAlert alert) {
    return new Notification(
        alert.id(),
        new OrganizationId(counter.organization),
        BudgetAlert.EVENT,
        AlertWords.data(alert),
        AlertWords.mail(alert, budget));
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

  private record Counter(UUID organization, UUID counter, String value, Instant from) {}

  private record Told(Counter counter, int percent) {}
}
