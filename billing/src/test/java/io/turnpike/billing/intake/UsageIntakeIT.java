package io.turnpike.billing.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.JournalFolder;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.billing.testing.Tries;
import io.turnpike.infra.journal.Journal;
import io.turnpike.infra.journal.Journal.Position;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageRecord.Closed;
import io.turnpike.routing.usage.UsageRecord.Dispatched;
import io.turnpike.routing.usage.UsageRecord.Opened;
import io.turnpike.routing.usage.UsageRecordFormat;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UsageIntakeIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Upstream OTHER = new Upstream("other", "o9");
  private static final Upstream ACME = new Upstream("acme", "gpt-4o-mini");
  private static final List<Attempt> REFUSED = List.of(Tries.refused(1, "other", "o9"));

  private final Tenant tenant = Tenant.create();
  private JournalFolder folder;

  @BeforeEach
  void openJournal() throws IOException {
    folder = new JournalFolder("64KB");
  }

  @AfterEach
  void closeJournal() throws IOException {
    folder.close();
  }

  @Test
  void storesEveryClosedRequestOnceInManyBatches() throws InterruptedException {
    folder.close(succeeded(250));
    try (TestIntake intake = drained()) {
      assertThat(intake.counted("shipped")).isEqualTo(250);
    }
    assertRequests(250);
  }

  @Test
  void thereIsNoLagOnceTheJournalIsEmpty() throws InterruptedException {
    folder.close(succeeded(2));
    try (TestIntake intake = new TestIntake(stores, folder.journal())) {
      intake.intake().step();
      assertThat(intake.gauged("lag.records")).isPositive();
      intake.intake().step();
      assertThat(intake.gauged("lag.records")).isZero();
      assertThat(intake.gauged("lag.millis")).isZero();
    }
  }

  @Test
  void replaysFromTheBeginningChangeNothing() throws InterruptedException {
    folder.append(Events.opened(tenant)); // pins the journal, so that everything can be read again
    folder.close(succeeded(60));
    drained().close();
    stores.sql("update ingest_watermark set segment = 0, byte_offset = 0");
    try (TestIntake again = drained()) {
      assertThat(again.counted("shipped")).isZero();
      assertThat(again.counted("duplicates")).isEqualTo(60);
    }
    assertRequests(60);
  }

  @Test
  void theSameEventTwiceInOneBatchCountsOnce() throws InterruptedException {
    UsageEvent event = Events.succeeded(tenant);
    folder.close(List.of(event, event));
    drained().close();
    assertRequests(1);
  }

  @Test
  void twoNodesWithTheSameEventsCountThemOnce() throws Exception {
    List<UsageEvent> events = succeeded(300);
    try (JournalFolder other = new JournalFolder();
        var threads = Executors.newFixedThreadPool(2)) {
      folder.close(events);
      other.close(events.reversed());
      Future<TestIntake> one = threads.submit(this::drained);
      new TestIntake(stores, other.journal()).drain().close();
      one.get().close();
    }
    assertRequests(300);
  }

  @Test
  void aCrashBetweenCommitAndReleaseRepeatsNothing() throws InterruptedException {
    folder.close(succeeded(40));
    Journal dying = new DyingJournal(folder.journal());
    try (TestIntake killed = new TestIntake(stores, dying)) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(killed::drain))
          .isInstanceOf(DyingJournal.Killed.class);
    }
    folder.restart();
    try (TestIntake next = drained()) {
      assertThat(next.counted("shipped")).isZero();
    }
    assertRequests(40);
  }

  @Test
  void aWatermarkOfAJournalThatIsGoneIsNotBelieved() throws InterruptedException {
    stores.sql(
        "insert into ingest_watermark (node, segment, byte_offset) values ('%s', 999, 5)"
            .formatted(folder.journal().node()));
    folder.close(succeeded(3));
    drained().close();
    assertRequests(3);
  }

  @Test
  void requestsThatDiedWithTheProcessAreSettledOnce() throws InterruptedException {
    Opened asked = Events.opened(tenant);
    Opened waiting = Events.opened(tenant);
    Opened ended = Events.opened(tenant);
    folder.append(asked, new Dispatched(asked.eventId(), 1, OTHER, List.of()));
    folder.append(waiting, ended);
    folder.append(new Dispatched(asked.eventId(), 2, ACME, REFUSED));
    folder.append(new Closed(Events.closed(tenant, ended)));
    drained().close();
    assertRequests(1);

    folder.restart();
    folder.append(Events.opened(tenant)); // of this run: still under way
    try (TestIntake recovery = drained()) {
      assertThat(recovery.counted("recovered")).isEqualTo(2);
    }
    assertRequests(3);
    assertThat(row(asked.eventId()))
        .containsEntry("outcome", "INTERRUPTED")
        .containsEntry("usage_source", "RECOVERED")
        .containsEntry("error_code", "gateway_restarted")
        .containsEntry("provider", "acme")
        .containsEntry("model", "gpt-4o-mini")
        .containsEntry("input", 1_234L)
        .containsEntry("output", 0L)
        .containsEntry("cost_nano", 1_234L * 150)
        .containsEntry("attempt_count", 2);
    assertThat(row(waiting.eventId()))
        .containsEntry("outcome", "INTERRUPTED")
        .containsEntry("usage_source", "RECOVERED")
        .containsEntry("provider", null)
        .containsEntry("input", 0L)
        .containsEntry("cost_nano", null);

    folder.restart();
    drained().close();
    assertThat(outcomes("INTERRUPTED")).isEqualTo(3);
  }

  @Test
  void recoveryThatIsKilledItselfIsDoneAgainWithoutDoubling() throws InterruptedException {
    folder.append(
        IntStream.range(0, 120).mapToObj(_ -> Events.opened(tenant)).toArray(Opened[]::new));
    drained().close();
    folder.restart();
    try (TestIntake killed = new TestIntake(stores, new DyingJournal(folder.journal()))) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(killed::drain))
          .isInstanceOf(DyingJournal.Killed.class);
    }
    assertThat(outcomes("INTERRUPTED")).isLessThan(120);
    folder.restart();
    drained().close();
    assertRequests(120);
    assertThat(outcomes("INTERRUPTED")).isEqualTo(120);
  }

  @Test
  void openRequestsOfThisRunKeepTheJournal() throws InterruptedException {
    Opened opened = Events.opened(tenant);
    folder.append(opened);
    folder.close(succeeded(50));
    try (TestIntake intake = drained()) {
      assertThat(folder.records()).isEqualTo(51);
      assertThat(watermark()).isEqualTo(folder.journal().startedAt());
      folder.append(new Closed(Events.closed(tenant, opened)));
      intake.drain();
      assertThat(watermark()).isGreaterThan(folder.journal().startedAt());
    }
    assertRequests(51);
  }

  @Test
  void aRequestThatOutlivesItsSegmentDoesNotKeepTheJournal() throws InterruptedException {
    Opened ends = Events.opened(tenant);
    Opened dies = Events.opened(tenant);
    folder.append(ends, dies, new Dispatched(dies.eventId(), 1, OTHER, List.of()));
    folder.close(succeeded(400));
    try (TestIntake intake = drained()) {
      assertThat(folder.records()).isLessThan(400);
      assertThat(parked()).isEqualTo(2);
      folder.append(new Dispatched(dies.eventId(), 2, ACME, REFUSED));
      folder.append(new Dispatched(ends.eventId(), 1, ACME, List.of()));
      folder.append(new Closed(Events.closed(tenant, ends)));
      intake.drain();
      assertThat(parked()).isEqualTo(1);
      assertThat(watermark().segment()).isGreaterThan(folder.journal().startedAt().segment());
    }
    folder.restart();
    drained().close();
    assertThat(parked()).isZero();
    assertRequests(402);
    assertThat(row(ends.eventId())).containsEntry("outcome", "SUCCEEDED");
    assertThat(row(dies.eventId()))
        .containsEntry("outcome", "INTERRUPTED")
        .containsEntry("provider", "acme")
        .containsEntry("attempt_count", 2)
        .containsEntry("cost_nano", 1_234L * 150);
  }

  @Test
  void whatWillNeverCloseIsSettled() throws InterruptedException {
    folder.append(Events.opened(tenant, Events.now().minus(Duration.ofDays(2))));
    folder.append(Events.opened(tenant));
    try (TestIntake intake = drained()) {
      intake.intake().settleAbandoned(Instant.now());
    }
    assertRequests(1);
  }

  @Test
  void poisonGoesToQuarantineAndTheRestIsStored() throws InterruptedException {
    folder.close(succeeded(10));
    folder.append(UsageRecordFormat.CLOSED, new byte[] {1, 2, 3});
    folder.append((byte) 99, "from the future".getBytes());
    UsageEvent impossible =
        Events.succeeded(tenant, UUID.randomUUID(), Instant.parse("+500000-01-01T00:00:00Z"));
    folder.close(List.of(impossible));
    folder.close(succeeded(10));
    try (TestIntake intake = drained()) {
      assertThat(intake.counted("quarantined")).isEqualTo(3);
      assertThat(intake.counted("shipped")).isEqualTo(20);
    }
    assertRequests(20);
    assertThat(
            stores.rows(
                "select record_type from usage_quarantine where node = '%s' order by byte_offset"
                    .formatted(folder.journal().node())))
        .extracting(row -> ((Number) row.get("record_type")).intValue())
        .containsExactly(3, 99, 3);
    assertThat(
            stores.rows(
                "select encode(substr(payload, 2, 16), 'hex')::uuid as request,"
                    + " encode(substr(payload, 18, 16), 'hex')::uuid as organization"
                    + " from usage_quarantine where record_type = 3"
                    + " and length(payload) > 33"))
        .as("ids are where the operator's query looks for them")
        .contains(
            Map.of("request", impossible.id(), "organization", tenant.organization().value()));
  }

  @Test
  void textThatPostgresCannotHoldIsMadeToFit() throws InterruptedException {
    UsageEvent plain = Events.succeeded(tenant);
    UsageEvent odd =
        Odd.event(plain, "nul\0tab\tback\\slash\nquote\"\\N" + "x".repeat(700) + "\uD83D");
    folder.close(List.of(odd));
    try (TestIntake intake = drained()) {
      assertThat(intake.counted("shipped")).isEqualTo(1);
    }
    assertThat(row(plain.id()).get("requested_model").toString())
        .startsWith("nul\uFFFDtab\tback\\slash\nquote\"\\Nxxx")
        .hasSize(256);
    assertRequests(1);
  }

  @Test
  void absurdFiguresOfOneTenantDoNotStopTheIntake() throws InterruptedException {
    folder.close(List.of(Odd.usage(Events.succeeded(tenant)), Odd.usage(Events.succeeded(tenant))));
    folder.close(succeeded(1));
    try (TestIntake intake = drained()) {
      assertThat(intake.counted("shipped")).isEqualTo(3);
    }
    assertRequests(3);
  }

  @Test
  void aBrokenConnectionIsReplacedAndNothingIsLost() throws InterruptedException {
    folder.close(succeeded(100));
    try (TestIntake intake = drained()) {
      stores.sql(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
      folder.close(succeeded(200));
      intake.drain();
      assertThat(intake.counted("retries")).isPositive();
      assertThat(intake.counted("shipped")).isEqualTo(300);
      assertThat(intake.counted("quarantined")).isZero();
    }
    assertRequests(300);
  }

  @Test
  void theShipperStoresWhatIsLeftWhenItStops() throws InterruptedException {
    TestIntake wired = new TestIntake(stores, folder.journal());
    UsageShipper shipper = wired.shipper();
    shipper.start();
    folder.close(succeeded(500));
    shipper.stop();
    assertThat(shipper.isRunning()).isFalse();
    assertRequests(500);
  }

  @Test
  void theShipperStopsAfterTheWebServer() {
    assertThat(UsageShipper.PHASE)
        .isLessThan(
            org.springframework.boot.web.server.context.WebServerApplicationContext
                .START_STOP_LIFECYCLE_PHASE);
  }

  private TestIntake drained() throws InterruptedException {
    return new TestIntake(stores, folder.journal()).drain();
  }

  private List<UsageEvent> succeeded(int count) {
    List<UsageEvent> events = new ArrayList<>();
    IntStream.range(0, count).forEach(_ -> events.add(Events.succeeded(tenant)));
    return events;
  }

  /** Rows and roll-ups agree on how many there are. */
  private void assertRequests(long count) {
    assertThat(one("select count(*) as n from usage_event where organization_id = '%s'"))
        .isEqualTo(count);
    assertThat(
            one(
                "select coalesce(sum(requests), 0)::bigint as n from spend_quarter_hour where organization_id = '%s'"))
        .isEqualTo(count);
  }

  private long outcomes(String outcome) {
    return one(
        "select count(*) as n from usage_event where organization_id = '%s' and outcome = '"
            + outcome
            + "'");
  }

  private long one(String query) {
    return (Long) stores.rows(query.formatted(tenant.organization())).getFirst().get("n");
  }

  private static Map<String, Object> row(UUID id) {
    return stores.rows("select * from usage_event where id = '%s'".formatted(id)).getFirst();
  }

  private Position watermark() {
    Map<String, Object> row = nodeRow("select * from ingest_watermark where node = '%s'");
    return new Position((Long) row.get("segment"), (Long) row.get("byte_offset"));
  }

  private long parked() {
    return (Long) nodeRow("select count(*) as n from open_request where node = '%s'").get("n");
  }

  private Map<String, Object> nodeRow(String query) {
    return stores.rows(query.formatted(folder.journal().node())).getFirst();
  }
}
