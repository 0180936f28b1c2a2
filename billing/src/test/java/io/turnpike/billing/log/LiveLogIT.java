package io.turnpike.billing.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.LogFilter;
import io.turnpike.billing.LogRow;
import io.turnpike.billing.RequestLogs;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class LiveLogIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Tenant tenant = Tenant.create();
  private final RequestLogs logs =
      new PostgresRequestLogs(new LogQueries(stores.database()), stores.announcements());
  private Ledgers ledger;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    ledger = new Ledgers(stores);
  }

  @AfterEach
  void close() throws IOException {
    ledger.close();
  }

  @Test
  void resumesInOrderOfArrivalWithoutGapOrDouble() throws InterruptedException {
    List<UsageEvent> events = shuffled(350);
    ledger.store(events);
    assertThat(live(LogFilter.ALL, events.get(99).id(), 250))
        .containsExactlyElementsOf(ids(events.subList(100, 350)));
  }

  @Test
  void deliversWhatArrivesWhileItListens() throws Exception {
    ledger.store(shuffled(20));
    UsageEvent last = Events.succeeded(tenant);
    ledger.store(last);
    List<UsageEvent> events = shuffled(400);
    try (var thread = Executors.newSingleThreadExecutor()) {
      Future<?> storing = thread.submit(() -> storeInSmallSteps(events));
      assertThat(live(LogFilter.ALL, last.id(), 400)).containsExactlyElementsOf(ids(events));
      storing.get();
    }
  }

  @Test
  void arrivalsOfTwoNodesAreNeitherSkippedNorDoubled() throws Exception {
    UsageEvent last = Events.succeeded(tenant);
    ledger.store(last);
    List<UsageEvent> here = shuffled(600);
    List<UsageEvent> there = shuffled(600);
    try (Ledgers other = new Ledgers(stores);
        var threads = Executors.newFixedThreadPool(2)) {
      Future<?> one = threads.submit(() -> storeInSmallSteps(here));
      Future<?> two =
          threads.submit(
              () -> {
                other.store(there);
                return null;
              });
      assertThat(live(LogFilter.ALL, last.id(), 1_200))
          .containsExactlyInAnyOrderElementsOf(
              ids(Stream.concat(here.stream(), there.stream()).toList()));
      one.get();
      two.get();
    }
  }

  @Test
  void startsWithWhatComesNext() throws Exception {
    ledger.store(shuffled(5));
    List<UsageEvent> events = shuffled(2_000);
    AtomicBoolean enough = new AtomicBoolean();
    try (var thread = Executors.newSingleThreadExecutor()) {
      Future<?> storing =
          thread.submit(
              () -> {
                for (int i = 0; i < events.size() && !enough.get(); i++) {
                  ledger.store(events.get(i));
                }
                return null;
              });
      List<UUID> heard = live(LogFilter.ALL, null, 20);
      enough.set(true);
      storing.get();
      int first = ids(events).indexOf(heard.getFirst());
      assertThat(heard).containsExactlyElementsOf(ids(events.subList(first, first + 20)));
    }
  }

  @Test
  void missesNothingOnceItIsKnownWhereToStart() throws InterruptedException {
    ledger.store(shuffled(5));
    Flux<LogRow> rows = logs.live(tenant.organization(), LogFilter.ALL, null).block(PATIENCE);
    UsageEvent next = Events.succeeded(tenant);
    ledger.store(next);
    assertThat(rows.blockFirst(PATIENCE)).extracting(LogRow::requestId).isEqualTo(next.id());
  }

  @Test
  void catchesUpWithTheNewestFiveHundred() throws InterruptedException {
    List<UsageEvent> events = shuffled(700);
    ledger.store(events);
    assertThat(live(LogFilter.ALL, events.getFirst().id(), 500))
        .containsExactlyElementsOf(ids(events.subList(200, 700)));
  }

  @Test
  void filtersBeforeItCounts() throws InterruptedException {
    Tenant research = tenant.team("research");
    UsageEvent first = Events.succeeded(tenant);
    ledger.store(first);
    List<UsageEvent> wanted = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ledger.store(shuffled(50));
      UsageEvent one = Events.succeeded(research);
      ledger.store(one);
      wanted.add(one);
    }
    LogFilter filter =
        new LogFilter(
            null, null, "research", null, null, null, null, null, null, false, CallLabels.NONE);
    assertThat(live(filter, first.id(), 5)).containsExactlyElementsOf(ids(wanted));
  }

  @Test
  void aTenantHearsNothingOfAnother() throws InterruptedException {
    Tenant other = Tenant.create();
    UsageEvent last = Events.succeeded(tenant);
    UsageEvent next = Events.succeeded(tenant);
    UsageEvent afterwards = Events.succeeded(tenant);
    ledger.store(last, Events.succeeded(other), next);
    StepVerifier.create(heard(LogFilter.ALL, last.id()).map(LogRow::requestId))
        .expectNext(next.id())
        .then(() -> store(Events.succeeded(other), afterwards))
        .expectNext(afterwards.id())
        .thenCancel()
        .verify(PATIENCE);
  }

  @Test
  void aSlowListenerGetsEveryRowInItsOwnTime() throws InterruptedException {
    UsageEvent last = Events.succeeded(tenant);
    ledger.store(last);
    List<UsageEvent> events = shuffled(450);
    StepVerifier.create(heard(LogFilter.ALL, last.id()).map(LogRow::requestId), 0)
        .expectSubscription()
        .then(() -> store(events.toArray(UsageEvent[]::new)))
        .thenRequest(1)
        .expectNext(events.getFirst().id())
        .thenRequest(Long.MAX_VALUE)
        .expectNextSequence(ids(events.subList(1, 450)))
        .thenCancel()
        .verify(PATIENCE);
  }

  @Test
  void anotherTenantsRequestIsNoPlaceToResumeFrom() throws InterruptedException {
    UsageEvent theirs = Events.succeeded(Tenant.create());
    ledger.store(theirs);
    LogQueries queries = new LogQueries(stores.database());
    assertThat(queries.arrivalOf(tenant.organization(), theirs.id()).block(PATIENCE)).isNull();
    assertThat(queries.arrivalOf(theirs.who().organization(), theirs.id()).block(PATIENCE))
        .isPositive();
  }

  @Test
  void looksByItselfWhenAnnouncementsAreLost() throws InterruptedException {
    List<UsageEvent> events = shuffled(4);
    ledger.store(events.subList(0, 2));
    LogQueries queries = new LogQueries(stores.database());
    LiveRows deaf =
        new LiveRows(
            queries,
            new Silence(),
            tenant.organization(),
            LogFilter.ALL,
            Duration.ofMillis(100),
            queries.arrivalOf(tenant.organization(), events.getFirst().id()).block(PATIENCE));
    StepVerifier.create(deaf.flux().map(LogRow::requestId))
        .expectNext(events.get(1).id())
        .then(() -> store(events.get(2)))
        .expectNext(events.get(2).id())
        .then(() -> store(events.get(3)))
        .expectNext(events.get(3).id())
        .thenCancel()
        .verify(PATIENCE);
  }

  private Flux<LogRow> heard(LogFilter filter, UUID after) {
    return logs.live(tenant.organization(), filter, after).flatMapMany(rows -> rows);
  }

  private List<UUID> live(LogFilter filter, UUID after, int count) {
    return heard(filter, after).map(LogRow::requestId).take(count).collectList().block(PATIENCE);
  }

  private Void storeInSmallSteps(List<UsageEvent> events) throws InterruptedException {
    for (int from = 0; from < events.size(); from += 7) {
      ledger.store(events.subList(from, Math.min(events.size(), from + 7)));
    }
    return null;
  }

  private void store(UsageEvent... events) {
    try {
      ledger.store(events);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends come in another order than beginnings. */
  private List<UsageEvent> shuffled(int count) {
    List<UsageEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(Events.succeeded(tenant, TimeOrderedId.next(), Events.now()));
    }
    Collections.shuffle(events);
    return events;
  }

  private static List<UUID> ids(List<UsageEvent> events) {
    return events.stream().map(UsageEvent::id).toList();
  }

  /** Announcements of a Redis that never says anything. */
  private record Silence() implements Announcements {

    @Override
    public Mono<Void> publish(String topic, String message) {
      return Mono.empty();
    }

    @Override
    public Flux<Announcement> listen(String topic) {
      return Flux.never();
    }
  }
}
