package io.turnpike.billing.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.JournalFolder;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.billing.testing.Tries;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageRecord.Dispatched;
import io.turnpike.routing.usage.UsageRecord.Opened;
import io.turnpike.routing.usage.UsageRecordFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The process is killed while a request is at its second or third attempt. The estimated input is
 * 1,234 tokens; {@code acme} is the only connection that is still known.
 */
class KilledRequestsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final long ESTIMATE = 1_234L * 150;

  private final Tenant tenant = Tenant.create();
  private final Opened opened = Events.opened(tenant);
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
  void whatEndedBeforeKeepsItsBillAndWhatRanIsEstimated() throws InterruptedException {
    Attempt paid = Tries.paid(1, "openai-eu", "o9", TokenUsage.of(700, 30), new Cost(9_000, "p@1"));
    Attempt silent =
        Tries.used(2, "openai-eu", "o9", TokenUsage.of(1_234, 0), UsageSource.UNCONFIRMED, null);
    folder.append(opened, asked(1, "openai-eu", "o9", List.of()));
    folder.append(asked(2, "openai-eu", "o9", List.of(paid)));
    folder.append(asked(3, "acme", "gpt-4o-mini", List.of(silent)));
    recover();
    assertThat(row())
        .containsEntry("outcome", "INTERRUPTED")
        .containsEntry("usage_source", "RECOVERED")
        .containsEntry("provider", "acme")
        .containsEntry("attempt_count", 3)
        .containsEntry("input", 700L + 1_234)
        .containsEntry("output", 30L)
        .containsEntry("cost_nano", 9_000 + ESTIMATE)
        .containsEntry("unpriced_attempts", 0);
    assertThat(spend())
        .containsExactly(
            Map.of("provider", "acme", "requests", 1L, "cost", ESTIMATE),
            Map.of("provider", "openai-eu", "requests", 0L, "cost", 9_000L));
  }

  @Test
  void attemptsThatRanBesideEachOtherAreBothEstimated() throws InterruptedException {
    folder.append(opened, asked(1, "acme", "o9", List.of()));
    folder.append(asked(2, "acme", "gpt-4o-mini", List.of()));
    recover();
    assertThat(row())
        .containsEntry("input", 2 * 1_234L)
        .containsEntry("cost_nano", ESTIMATE + 1_234 * 2_000L);
  }

  @Test
  void anAttemptAtAConnectionThatIsGoneIsUnpricedAndTheRestIsKept() throws InterruptedException {
    folder.append(opened, asked(1, "gone", "o9", List.of()));
    folder.append(asked(2, "acme", "gpt-4o-mini", List.of()));
    recover();
    assertThat(row())
        .containsEntry("input", 2 * 1_234L)
        .containsEntry("cost_nano", ESTIMATE)
        .containsEntry("unpriced_attempts", 1);
  }

  @Test
  void ofAnEarlierReleaseOnlyTheLastIsTakenForLost() throws InterruptedException {
    folder.append(opened, asked(1, "gone", "o9", List.of()));
    byte[] now = UsageRecordFormat.encode(asked(2, "acme", "gpt-4o-mini", null));
    byte[] then = Arrays.copyOf(now, now.length - 1);
    then[0] = 2;
    folder.append(UsageRecordFormat.DISPATCHED, then);
    recover();
    assertThat(row())
        .containsEntry("attempt_count", 2)
        .containsEntry("input", 1_234L)
        .containsEntry("cost_nano", ESTIMATE)
        .containsEntry("unpriced_attempts", 0);
  }

  @Test
  void whatWasToldIsParkedWithTheRequest() throws InterruptedException {
    Attempt paid = Tries.paid(1, "openai-eu", "o9", TokenUsage.of(700, 30), new Cost(9_000, "p@1"));
    folder.append(opened, asked(1, "openai-eu", "o9", List.of()));
    folder.append(asked(2, "acme", "gpt-4o-mini", List.of(paid)));
    for (int i = 0; i < 400; i++) {
      folder.close(List.<UsageEvent>of(Events.succeeded(Tenant.create())));
    }
    drain();
    assertThat(stores.rows("select 1 from open_request")).hasSize(1);
    recover();
    assertThat(row()).containsEntry("cost_nano", 9_000 + ESTIMATE);
  }

  private Dispatched asked(
      int number, String connection, String model, @Nullable List<Attempt> ended) {
    return new Dispatched(opened.eventId(), number, new Upstream(connection, model), ended);
  }

  private void recover() throws InterruptedException {
    folder.restart();
    drain();
  }

  private void drain() throws InterruptedException {
    new TestIntake(stores, folder.journal()).drain().close();
  }

  private Map<String, Object> row() {
    return stores
        .rows("select * from usage_event where id = '%s'".formatted(opened.eventId()))
        .getFirst();
  }

  private List<Map<String, Object>> spend() {
    return stores.rows(
        """
        select provider, requests, cost_nano::bigint as cost from spend_quarter_hour
        where organization_id = '%s' order by provider"""
            .formatted(tenant.organization()));
  }
}
