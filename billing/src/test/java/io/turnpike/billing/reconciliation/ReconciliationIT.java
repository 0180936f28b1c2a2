package io.turnpike.billing.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.billing.reconciliation.Reconciliation.Day;
import io.turnpike.billing.reconciliation.Reconciliation.Difference;
import io.turnpike.billing.reconciliation.Reconciliation.Month;
import io.turnpike.billing.reconciliation.Reconciliation.Report;
import io.turnpike.billing.reconciliation.Reconciliation.Sum;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Founded;
import io.turnpike.billing.testing.Ledgers;
import io.turnpike.billing.testing.Today;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReconciliationIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ZoneId zone = ZoneId.of("Asia/Kathmandu");
  private final Founded founded = Founded.in(stores, zone);
  private final LocalDate today = Today.in(zone);
  private final LocalDate day = today.minusDays(2);
  private final Instant noon = day.atTime(12, 0).atZone(zone).toInstant();
  private final PostgresReconciliation reconciliation =
      new PostgresReconciliation(stores.database());

  @Test
  void whatWasShippedAgreesEverywhere() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    store(
        Stream.generate(() -> Events.random(random, founded.tenant(), Duration.ofDays(4)))
            .limit(400)
            .toList());
    Report report = report();
    assertThat(report.agrees()).as("seed %d, %s", seed, report).isTrue();
    assertThat(report.days().stream().mapToLong(each -> each.rows().requests()).sum())
        .isEqualTo(400);
    assertThat(report.first()).isNull();
  }

  @Test
  void aRowThatIsGoneIsNamedByItsQuarterAndAmount() throws Exception {
    store(List.of(founded.at(noon), founded.at(noon.plusSeconds(1_000))));
    stores.sql(
        "delete from usage_event where organization_id = '%s' and started_at > '%s'"
            .formatted(founded.organization().id(), noon));
    Report report = report();
    assertThat(report.agrees()).isFalse();
    assertThat(report.days())
        .filteredOn(each -> !each.agrees())
        .containsExactly(
            new Day(day, new Sum(1, 450_000), new Sum(2, 900_000), new Sum(2, 900_000)));
    assertThat(report.first())
        .isEqualTo(
            new Difference(
                noon.plusSeconds(900),
                "default",
                "acme",
                Sum.ZERO,
                new Sum(1, 450_000),
                new Sum(1, 450_000),
                null));
  }

  @Test
  void aRowThatWasChangedIsNamed() throws Exception {
    UsageEvent changed = founded.at(noon);
    store(List.of(founded.at(noon), changed));
    stores.sql("update usage_event set cost_nano = 1 where id = '%s'".formatted(changed.id()));
    assertThat(report().first().requestId()).isEqualTo(changed.id());
    assertThat(report().first().rows()).isEqualTo(new Sum(2, 450_001));
  }

  @Test
  void aRollUpThatWasChangedIsFound() throws Exception {
    store(List.of(founded.at(noon)));
    stores.sql(
        "update spend_quarter_hour set cost_nano = cost_nano + 1 where organization_id = '%s'"
            .formatted(founded.organization().id()));
    assertThat(report().first().rollUps()).isEqualTo(new Sum(1, 450_001));
    assertThat(report().first().ledger()).isEqualTo(new Sum(1, 450_000));
  }

  @Test
  void aTotalThatWasChangedIsFoundInItsMonth() throws Exception {
    store(List.of(founded.at(noon)));
    stores.sql(
        "update ledger_total set amount_nano = 7 where organization_id = '%s'"
            .formatted(founded.organization().id()));
    assertThat(report().months())
        .filteredOn(each -> !each.agrees())
        .singleElement()
        .extracting(Month::entries, Month::totals)
        .containsExactly(new Sum(1, 450_000), new Sum(1, 7));
    assertThat(report().first()).isNull();
  }

  @Test
  void onlyAMonthsWorthOfDaysAtATime() {
    assertThatThrownBy(() -> report(today.minusDays(31), today)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> report(today, day)).isInstanceOf(InvalidInput.class);
    assertThat(report(today.minusDays(30), today).days()).hasSize(31);
  }

  private Report report() {
    return report(today.minusDays(7), today);
  }

  private Report report(LocalDate from, LocalDate to) {
    return reconciliation.of(founded.organization(), from, to).block(PATIENCE);
  }

  private static void store(List<UsageEvent> events) throws Exception {
    try (Ledgers ledger = new Ledgers(stores)) {
      ledger.store(events);
    }
  }
}
