package io.turnpike.billing.alerts;

import io.turnpike.infra.lifecycle.RepeatedWork;
import io.turnpike.infra.postgres.Database;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Drops alerts of periods that are long over; budgets by the hour and user make many. */
@Component
final class AlertRetention extends RepeatedWork {

  private static final Duration EVERY = Duration.ofMinutes(20);

  private final Database database;

  AlertRetention(Database database) {
    this.database = database;
  }

  @Override
  protected Flux<Void> rounds() {
    return every(EVERY, this::forget);
  }

  Mono<Void> forget() {
    return database
        .across(db -> db.sql(AlertSql.FORGET).fetch().rowsUpdated())
        .then()
        .onErrorResume(missed("Old alerts were not dropped; trying again"));
  }
}
