package io.turnpike.routing.cache.meaning.index;

import io.turnpike.infra.crypto.Vault;
import io.turnpike.infra.lifecycle.RepeatedWork;
import io.turnpike.infra.postgres.Database;
import io.turnpike.routing.cache.EntryKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Brings questions to Postgres and from it. What does not fit, and what Postgres does not take, is
 * dropped and counted: a question that is not kept finds nothing, and its answer is made again.
 */
@Component
final class PendingWork extends RepeatedWork {

  private static final Duration EVERY = Duration.ofMillis(50);
  private static final Duration SWEEP = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST = 5_000;
  private static final int BATCH = 500;
  private static final int AT_ONCE = 4;
  private static final Logger log = LoggerFactory.getLogger(PendingWork.class);

  private final Database database;
  private final QuestionFormat format;
  private final MeaningMeters meters;
  private final MeaningSettings settings;
  private final Queue<MeaningWork> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  PendingWork(Database database, Vault vault, MeaningMeters meters, MeaningSettings settings) {
    this.database = database;
    this.format = new QuestionFormat(vault);
    this.meters = meters;
    this.settings = settings;
  }

  void add(MeaningWork work) {
    if (count.incrementAndGet() > MOST) {
      count.decrementAndGet();
      meters.crowded().increment();
      if (work instanceof MeaningWork.Learn learn) {
        learn.of().written(learn.label());
      }
    } else {
      waiting.add(work);
    }
  }

  @Override
  protected Flux<Void> rounds() {
    return Flux.merge(every(EVERY, this::flush), every(SWEEP, this::sweep));
  }

  /** More than a batch takes at worst: what is under way is not cut off. */
  @Override
  protected Duration patience() {
    return PATIENCE.multipliedBy(BATCH / AT_ONCE + 1);
  }

  @Override
  protected Mono<Void> rest() {
    return flush();
  }

  /** After the last answer. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 3_072;
  }

  /** Never fails. Sealing and opening are off the event loop: they may be many. */
  Mono<Void> flush() {
    return Mono.defer(() -> waiting.isEmpty() ? Mono.empty() : flushed(next()));
  }

  private Mono<Void> flushed(List<MeaningWork> batch) {
    return Flux.fromIterable(batch)
        .publishOn(Schedulers.boundedElastic())
        .flatMap(this::done, AT_ONCE)
        .then();
  }

  /** Never fails. Any node may do it, and several at once. */
  Mono<Void> sweep() {
    return database
        .across(MeaningTable::sweep)
        .then()
        .timeout(PATIENCE)
        .onErrorResume(
            failure -> Mono.fromRunnable(() -> log.debug("No sweep: {}", failure.toString())));
  }

  private List<MeaningWork> next() {
    List<MeaningWork> batch = new ArrayList<>();
    while (batch.size() < BATCH) {
      MeaningWork work = waiting.poll();
      if (work == null) {
        break;
      }
      count.decrementAndGet();
      batch.add(work);
    }
    return batch;
  }

  private Mono<Void> done(MeaningWork work) {
    return Mono.defer(
            () ->
                switch (work) {
                  case MeaningWork.Keep keep -> keep(keep);
                  case MeaningWork.Learn learn -> learn(learn);
                  case MeaningWork.Read read ->
                      read(read.place(), read.into()).doOnSuccess(_ -> read.then().run());
                })
        .timeout(PATIENCE)
        .onErrorResume(failure -> lost(work, failure));
  }

  private Mono<Void> keep(MeaningWork.Keep keep) {
    KeptQuestion question = keep.question();
    byte[] sealed = format.seal(keep.place(), question);
    String entry = question.key().digest();
    return database
        .within(
            keep.place().organization().value(),
            db -> MeaningTable.keep(db, keep.place(), entry, sealed, question.expiresAt()))
        .then();
  }

  private Mono<Void> learn(MeaningWork.Learn learn) {
    return database
        .within(
            learn.place().organization().value(),
            db -> MeaningTable.learn(db, learn.place(), learn.label()))
        .doFinally(_ -> learn.of().written(learn.label()))
        .then();
  }

  private Mono<Void> read(Place place, Questions into) {
    Instant since = into.reading().upTo();
    return database
        .within(
            place.organization().value(),
            db -> MeaningTable.newer(db, place, since, settings.questions()))
        .collectList()
        .publishOn(Schedulers.boundedElastic())
        .doOnNext(rows -> take(place, into, rows))
        .then(labels(place, into));
  }

  private Mono<Void> labels(Place place, Questions into) {
    return database
        .within(place.organization().value(), db -> MeaningTable.labels(db, place))
        .collectList()
        .doOnNext(Collections::reverse)
        .doOnNext(into::learned)
        .then();
  }

  private void take(Place place, Questions into, List<MeaningTable.Row> rows) {
    for (MeaningTable.Row row : rows) {
      EntryKey key = new EntryKey(place.organization(), row.entry());
      KeptQuestion question = format.open(place, key, row.sealed(), row.expiresAt());
      if (question == null) {
        meters.foreign().increment();
      } else {
        into.read(question, row.keptAt());
      }
    }
    into.reading().done(rows.isEmpty() ? null : rows.getFirst().keptAt());
  }

  private Mono<Void> lost(MeaningWork work, Throwable failure) {
    boolean reading = work instanceof MeaningWork.Read;
    (reading ? meters.unread() : meters.unwritten()).increment();
    log.debug("Postgres did not answer about a question: {}", failure.toString());
    return Mono.empty();
  }
}
