package io.turnpike.tenants.store;

import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Postgres as this module sees it: one answer or none, within {@link #PATIENCE}, and {@link
 * Unavailable} when it cannot be had, because not knowing is not knowing that there is nothing.
 */
@Component
public final class Store {

  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Database database;

  Store(Database database) {
    this.database = database;
  }

  /** Waits for the end of the transaction: taking the first row and leaving would roll it back. */
  public <T> Mono<T> within(OrganizationId scope, Function<DatabaseClient, Mono<T>> work) {
    return available(database.within(scope.value(), work)).singleOrEmpty();
  }

  public <T> Flux<T> list(OrganizationId scope, Function<DatabaseClient, Flux<T>> work) {
    return available(database.within(scope.value(), work));
  }

  /** For what must be found before its organization is known. */
  public <T> Mono<T> across(Function<DatabaseClient, Mono<T>> work) {
    return available(database.across(work)).singleOrEmpty();
  }

  public <T> Flux<T> listAcross(Function<DatabaseClient, Flux<T>> work) {
    return available(database.across(work));
  }

  private static <T> Flux<T> available(Flux<T> answer) {
    return answer.timeout(PATIENCE).onErrorMap(TimeoutException.class, _ -> unavailable());
  }

  private static Unavailable unavailable() {
    return new Unavailable("The database does not answer; try again shortly.");
  }
}
