package io.turnpike.billing.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.lifecycle.RepeatedWork;
import io.turnpike.infra.postgres.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Compares rows, roll-ups and ledger of all organizations: once an hour the last three whole hours,
 * and once a day the day before. Of several nodes one does it.
 */
@Component
class Rounds extends RepeatedWork {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration FIRST = Duration.ofMinutes(2);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Database database;
  private final AtomicLong differing = new AtomicLong();

  Rounds(Database database, MeterRegistry meters) {
    this.database = database;
    meters.gauge("turnpike.reconciliation.differing", differing);
  }

  @Override
  protected Flux<Void> rounds() {
    return every(FIRST, EVERY, () -> round(Instant.now()));
  }

  /** Never fails: what could not be compared is part of the next round. */
  Mono<Void> round(Instant now) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    List<Span> spans =
        List.of(
            new Span(hour.minus(Duration.ofHours(3)), hour),
            new Span(day.minus(Duration.ofDays(1)), day));
    return Flux.fromIterable(spans)
        .concatMap(span -> Comparison.of(database, span))
        .then(Comparison.differing(database))
        .doOnNext(this::tell)
        .timeout(PATIENCE)
        .onErrorResume(missed("Rows, roll-ups and ledger could not be compared"))
        .then();
  }

  private void tell(long organizations) {
    differing.set(organizations);
    if (organizations > 0) {
      LOG.error(
          "Rows, roll-ups and ledger differ in {} organizations; their page \"Reconciliation\""
              + " says where",
          organizations);
    }
  }
}
