package io.turnpike.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.testing.Stores;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A caller may leave at any moment; what is pooled must not show it. */
class CancelledTransactionsIT {

  private static final int ROUNDS = 240;
  private static final int CONNECTIONS = 4;

  private static final String OPEN_TRANSACTIONS =
      "select state from pg_stat_activity where datname = current_database()"
          + " and state like 'idle in transaction%'";

  @RegisterExtension static final Stores stores = Stores.fresh();

  private final Database database = stores.database();

  @BeforeAll
  static void makeATable() {
    stores.sql(NotesTable.SQL);
  }

  @Test
  void leavesNeitherRowsNorOpenTransactionsNorScopes() {
    // Connected beforehand: who leaves while connecting proves nothing.
    assertThat(scopesSeen(TimeOrderedId.next())).hasSize(CONNECTIONS);
    Flux.range(0, ROUNDS).flatMap(this::startAndLeave, 8).blockLast(Duration.ofMinutes(1));

    assertThat(stores.rows("select * from note")).isEmpty();
    await().untilAsserted(() -> assertThat(stores.rows(OPEN_TRANSACTIONS)).isEmpty());
    UUID next = TimeOrderedId.next();
    assertThat(scopesSeen(next)).hasSize(CONNECTIONS).containsOnly(next.toString());
  }

  /** Half of them leave at once, while the driver is still beginning the transaction. */
  private Mono<Void> startAndLeave(int round) {
    return Mono.defer(
        () -> {
          Disposable running = work(TimeOrderedId.next()).subscribe();
          if (round % 2 == 0) {
            running.dispose();
            return Mono.empty();
          }
          Duration stay = Duration.ofNanos(ThreadLocalRandom.current().nextLong(8_000_000));
          return Mono.delay(stay).doOnNext(_ -> running.dispose()).then();
        });
  }

  /** Never ends by itself, so everyone leaves before the end, however slow the machine is. */
  private Flux<Long> work(UUID scope) {
    return database.within(
        scope,
        client ->
            client
                .sql("insert into note (organization_id, text) values (:scope, 'unwanted')")
                .bind("scope", scope)
                .fetch()
                .rowsUpdated()
                .then(client.sql("select pg_sleep(0.02)").fetch().rowsUpdated())
                .then(Mono.never()));
  }

  /** As many transactions at once as there are connections, so that each is looked at. */
  private List<String> scopesSeen(UUID scope) {
    return Flux.range(0, CONNECTIONS)
        .flatMap(_ -> database.within(scope, CancelledTransactionsIT::scopeThere))
        .collectList()
        .block(Duration.ofSeconds(30));
  }

  private static Mono<String> scopeThere(DatabaseClient client) {
    return client
        .sql("select current_setting('turnpike.scope', true), pg_sleep(0.1)")
        .map(row -> row.get(0, String.class))
        .one();
  }
}
