package io.turnpike.billing.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.billing.testing.Founded;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is found without anybody asking. */
class RoundsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Instant noon = Instant.parse("2026-05-05T12:00:00Z");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Rounds rounds = new Rounds(stores.database(), meters);

  @Test
  void allOrganizationsAreComparedAndADifferenceIsToldUntilItIsGone() throws Exception {
    Founded good = Founded.in(stores, ZoneOffset.UTC);
    store(good.at(noon));
    round(noon.plus(Duration.ofDays(1)));
    assertThat(differing()).isZero();

    Founded bad = Founded.in(stores, ZoneOffset.UTC);
    store(bad.at(noon.plus(Duration.ofHours(23))));
    change(bad, "requests + 1");
    round(noon.plus(Duration.ofHours(25)));
    assertThat(differing()).isEqualTo(1);
    assertThat(stores.rows("select organization_id from reconciliation_run where differing > 0"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.get("organization_id")).isEqualTo(bad.organization().id().value()));

    change(bad, "requests - 1");
    round(noon.plus(Duration.ofHours(25)));
    assertThat(differing()).isZero();
  }

  private void round(Instant now) {
    rounds.round(now).block(PATIENCE);
  }

  private double differing() {
    return meters.get("turnpike.reconciliation.differing").gauge().value();
  }

  private static void change(Founded whose, String requests) {
    stores.sql(
        "update spend_quarter_hour set requests = %s where organization_id = '%s'"
            .formatted(requests, whose.organization().id()));
  }

  private static void store(UsageEvent... events) throws Exception {
    try (Ledgers ledger = new Ledgers(stores)) {
      ledger.store(events);
    }
  }
}
