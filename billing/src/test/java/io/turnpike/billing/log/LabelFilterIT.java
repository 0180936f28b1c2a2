package io.turnpike.billing.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.LogFilter;
import io.turnpike.billing.LogRow;
import io.turnpike.billing.RequestLogs;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients wrote on their requests finds them again. */
class LabelFilterIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ODD = "o'brien\" \\ % :user";

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
  void eachLabelFindsItsRequestsAndNoOthers() throws InterruptedException {
    UUID ann = stored(new CallLabels(Map.of("plan", "pro", "env", "prod"), "t-1", "ann", "s-1"));
    UUID bob = stored(new CallLabels(Map.of("plan", "pro", ODD, ODD), "t-2", ODD, "s-1"));
    stored(CallLabels.NONE);
    stored(new CallLabels(Map.of("plan", "ann"), "ann", "ann2", null));

    assertThat(found(new CallLabels(Map.of(), null, "ann", null))).containsExactly(ann);
    assertThat(found(new CallLabels(Map.of(), null, ODD, null))).containsExactly(bob);
    assertThat(found(new CallLabels(Map.of(), null, null, "s-1"))).containsExactly(bob, ann);
    assertThat(found(new CallLabels(Map.of(), "t-1", null, null))).containsExactly(ann);
    assertThat(found(metadata(Map.of("plan", "pro")))).containsExactly(bob, ann);
    assertThat(found(metadata(Map.of("plan", "pro", "env", "prod")))).containsExactly(ann);
    assertThat(found(metadata(Map.of(ODD, ODD)))).containsExactly(bob);
    assertThat(found(metadata(Map.of("plan", "prod")))).isEmpty();
  }

  @Test
  void liveRowsAreThoseOfTheLabelToo() throws InterruptedException {
    UUID first = stored(CallLabels.NONE);
    UUID ann = stored(new CallLabels(Map.of(), null, "ann", null));
    stored(new CallLabels(Map.of(), null, "bob", null));

    LogRow row =
        logs.live(tenant.organization(), filter(new CallLabels(Map.of(), null, "ann", null)), first)
            .flatMapMany(rows -> rows)
            .blockFirst(PATIENCE);

    assertThat(row.requestId()).isEqualTo(ann);
  }

  @Test
  void anotherOrganizationsLabelsFindNothing() throws InterruptedException {
    CallLabels ann = new CallLabels(Map.of("plan", "pro"), "t", "ann", "s");
    ledger.store(Events.labelled(Events.succeeded(Tenant.create()), ann));

    assertThat(found(ann)).isEmpty();
  }

  /** The planner takes an index only if the filter implies what the index holds. */
  @ParameterizedTest
  @CsvSource({
    "user, end_user_id_idx",
    "session, session_id_id_idx",
    "trace, trace_id_id_idx",
    "metadata, organization_id_id_idx"
  })
  void eachLabelIsLookedUpInAnIndexOfItsOwn(String label, String index) {
    CallLabels wanted =
        switch (label) {
          case "user" -> new CallLabels(Map.of(), null, "x", null);
          case "session" -> new CallLabels(Map.of(), null, null, "x");
          case "trace" -> new CallLabels(Map.of(), "x", null, null);
          default -> metadata(Map.of("x", "y"));
        };

    String plan = plan(new Conditions(tenant.organization().value()).matching(filter(wanted)));

    assertThat(plan).contains(index).doesNotContain("Seq Scan", "<> '{}'");
  }

  private String plan(Conditions conditions) {
    String sql = "explain select id from usage_event where " + conditions.sql();
    return String.join(
        "\n",
        stores
            .database()
            .within(
                tenant.organization().value(),
                client ->
                    client
                        .sql("set local enable_seqscan = off")
                        .then()
                        .thenMany(
                            conditions
                                .bindTo(client.sql(sql + " order by id desc limit 50"))
                                .map(row -> row.get(0, String.class))
                                .all()))
            .collectList()
            .block(PATIENCE));
  }

  private UUID stored(CallLabels labels) throws InterruptedException {
    UsageEvent event = Events.labelled(Events.succeeded(tenant), labels);
    ledger.store(event);
    return event.id();
  }

  private List<UUID> found(CallLabels labels) {
    return logs
        .page(tenant.organization(), filter(labels), null, 10)
        .block(PATIENCE)
        .rows()
        .stream()
        .map(LogRow::requestId)
        .toList();
  }

  private static CallLabels metadata(Map<String, String> entries) {
    return new CallLabels(entries, null, null, null);
  }

  private static LogFilter filter(CallLabels labels) {
    return new LogFilter(null, null, null, null, null, null, null, null, null, false, labels);
  }
}
