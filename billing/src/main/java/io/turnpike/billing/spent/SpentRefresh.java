package io.turnpike.billing.spent;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.allotment.Allotment;
import io.turnpike.billing.allotment.Allotments;
import io.turnpike.billing.allotment.Counter;
import io.turnpike.billing.allotment.Spent;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.redis.Announcements.Message;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Reads again what is spent of the budgets in use here: a node that stored rows may have died
 * before it told Redis. So it does, too, when a node says that what it used before it was killed is
 * stored: only then may others have what it held.
 */
@Component
class SpentRefresh implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SpentRefresh.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final int MOST_TRIES = 10;

  private final Database database;
  private final Allotments allotments;
  private final Announcements announcements;
  private volatile @Nullable Disposable running;

  SpentRefresh(Database database, Allotments allotments, Announcements announcements) {
    this.database = database;
    this.allotments = allotments;
    this.announcements = announcements;
  }

  @Override
  public void start() {
    Flux<Void> regularly =
        Flux.interval(EVERY)
            .onBackpressureDrop()
            .concatMap(_ -> refresh().timeout(EVERY).onErrorResume(SpentRefresh::missed), 1);
    Flux<Void> recoveries =
        announcements
            .listen(Allotments.RECOVERED)
            .ofType(Message.class)
            .concatMap(each -> recovered(each.text()));
    running =
        Flux.merge(regularly, recoveries)
            .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, EVERY))
            .subscribe();
  }

  private Mono<Void> recovered(String message) {
    return refresh()
        .timeout(EVERY)
        .retryWhen(Retry.fixedDelay(MOST_TRIES, AGAIN))
        .then(Mono.<Void>fromRunnable(() -> allotments.recovered(message)))
        .onErrorResume(SpentRefresh::missed);
  }

  @Override
  public void stop() {
    Disposable subscription = running;
    if (subscription != null) {
      subscription.dispose();
      running = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  private static Mono<Void> missed(Throwable error) {
    log.warn("What is spent of budgets could not be read again: {}", error.toString());
    return Mono.empty();
  }

  private Mono<Void> refresh() {
    return Mono.defer(
        () -> {
          Map<Counter.Key, Allotment> budgets = new HashMap<>();
          allotments.all().stream()
              .filter(each -> each.kind() == Counter.Kind.BUDGET)
              .forEach(each -> budgets.put(each.key(), each));
          return budgets.isEmpty() ? Mono.empty() : refresh(budgets);
        });
  }

  private Mono<Void> refresh(Map<Counter.Key, Allotment> budgets) {
    return database
        .across(db -> read(db, List.copyOf(budgets.keySet())))
        .collectMap(row -> Objects.requireNonNull(budgets.get(row.key())), Row::spent)
        .doOnNext(spent -> allotments.shipped(spent, Map.of()))
        .then();
  }

  private record Row(Counter.Key key, Spent spent) {}

  private static Flux<Row> read(DatabaseClient db, List<Counter.Key> keys) {
    return db.sql(SpentSql.REFRESH)
        .bind("organizations", column(keys, key -> key.organization().value(), UUID[]::new))
        .bind("counters", column(keys, Counter.Key::id, UUID[]::new))
        .bind("values", column(keys, Counter.Key::value, String[]::new))
        .bind("froms", column(keys, key -> key.from().getEpochSecond(), Long[]::new))
        .map(SpentRefresh::row)
        .all();
  }

  private static <T> T[] column(
      List<Counter.Key> keys,
      Function<Counter.Key, T> value,
      java.util.function.IntFunction<T[]> array) {
    return keys.stream().map(value).toArray(array);
  }

  private static Row row(Readable row) {
    return new Row(
        new Counter.Key(
            new OrganizationId(Objects.requireNonNull(row.get(0, UUID.class))),
            Objects.requireNonNull(row.get(1, UUID.class)),
            Objects.requireNonNull(row.get(2, String.class)),
            Objects.requireNonNull(row.get(3, Instant.class))),
        new Spent(
            Objects.requireNonNull(row.get(4, Long.class)),
            Objects.requireNonNull(row.get(5, Long.class)),
            false));
  }
}
