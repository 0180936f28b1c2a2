package io.turnpike.billing.alerts;

import io.turnpike.infra.postgres.Database;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Drops alerts of periods that are long over; budgets by the hour and user make many. */
@Component
final class AlertRetention implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(AlertRetention.class);
  private static final Duration EVERY = Duration.ofMinutes(20);

  private final Database database;
  private volatile @Nullable Disposable running;

  AlertRetention(Database database) {
    this.database = database;
  }

  @Override
  public void start() {
    running = Flux.interval(EVERY).onBackpressureDrop().concatMap(_ -> forget()).subscribe();
  }

  @Override
  public void stop() {
    Disposable subscription = running;
    running = null;
    if (subscription != null) {
      subscription.dispose();
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  Mono<Void> forget() {
    return database
        .across(db -> db.sql(AlertSql.FORGET).fetch().rowsUpdated())
        .then()
        .onErrorResume(
            error -> {
              log.warn("Old alerts were not dropped; trying again: {}", error.toString());
              return Mono.empty();
            });
  }
}
