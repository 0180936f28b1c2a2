package io.turnpike.billing.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.JournalFolder;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.UsageEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that come again, in every way they may, after some that did not. */
class RepeatedRowsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private final Tenant tenant = Tenant.create();
  private JournalFolder folder;
  private TestIntake intake;

  @BeforeEach
  void storeSomething() throws Exception {
    folder = new JournalFolder();
    intake = new TestIntake(stores, folder.journal());
    ship(events(3));
  }

  @AfterEach
  void close() throws IOException {
    intake.close();
    folder.close();
  }

  @Test
  void aBatchThatComesTwiceCountsOnce() throws InterruptedException {
    List<UsageEvent> batch = events(10);
    ship(batch);
    ship(batch);
    assertStored(13, 10);
  }

  @Test
  void ofABatchThatOverlapsTheNewPartIsStored() throws InterruptedException {
    List<UsageEvent> before = events(10);
    ship(before);
    ship(Stream.concat(events(5).stream(), before.subList(5, 10).stream()).toList());
    ship(events(4));
    ship(before.subList(0, 1));
    ship(events(2));
    assertStored(24, 6);
  }

  @Test
  void anEventTwiceInOneBatchCountsOnce() throws InterruptedException {
    List<UsageEvent> batch = events(4);
    ship(Stream.concat(batch.stream(), batch.stream().limit(2)).toList());
    assertStored(7, 2);
  }

  @Test
  void aRowThatIsRefusedStandsAloneInTheEnd() throws InterruptedException {
    stores.sql("alter table usage_intake add constraint refused check (status <> 299) not valid");
    try {
      List<UsageEvent> before = events(2);
      ship(before);
      ship(
          Stream.of(events(7), List.of(Odd.status(Events.succeeded(tenant), 299)), before)
              .flatMap(List::stream)
              .toList());
      assertStored(12, 2);
      assertThat(intake.counted("quarantined")).isEqualTo(1);
      assertThat(intake.counted("retries")).isZero();
    } finally {
      stores.sql("alter table usage_intake drop constraint refused");
    }
  }

  private void ship(List<UsageEvent> events) throws InterruptedException {
    folder.close(events);
    intake.drain();
  }

  private List<UsageEvent> events(int count) {
    return IntStream.range(0, count).mapToObj(_ -> Events.succeeded(tenant)).toList();
  }

  /** Rows and roll-ups have the same requests, tokens and cost. */
  private void assertStored(long requests, long repeated) {
    Map<String, Object> rows = sums("count(*)", "usage_event");
    assertThat(rows).containsEntry("requests", requests);
    assertThat(sums("sum(requests)", "spend_quarter_hour")).isEqualTo(rows);
    assertThat(intake.counted("shipped")).isEqualTo(requests);
    assertThat(intake.counted("duplicates")).isEqualTo(repeated);
  }

  private Map<String, Object> sums(String requests, String table) {
    return stores
        .rows(
            "select %s::bigint as requests, sum(input_tokens)::bigint as input,"
                .concat(" sum(cost_nano)::bigint as cost from %s where organization_id = '%s'")
                .formatted(requests, table, tenant.organization()))
        .getFirst();
  }
}
