package io.turnpike.app.api.statements;

import io.turnpike.billing.reconciliation.Reconciliation;
import io.turnpike.billing.reconciliation.Reconciliation.Day;
import io.turnpike.billing.reconciliation.Reconciliation.Difference;
import io.turnpike.billing.reconciliation.Reconciliation.Month;
import io.turnpike.billing.reconciliation.Reconciliation.Report;
import io.turnpike.billing.reconciliation.Reconciliation.Sum;
import io.turnpike.tenants.Actor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/reconciliation}: whether log rows, roll-ups, ledger and statements say the
 * same; of the last seven days unless it says which.
 */
@RestController
class ReconciliationController {

  private static final int DAYS = 7;

  private final Reconciliation reconciliation;

  ReconciliationController(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  @GetMapping("/api/v1/reconciliation")
  Mono<View> check(@AuthenticationPrincipal Actor actor, Parameters parameters) {
    ZoneId zone = actor.organization().zone();
    LocalDate to = parameters.to == null ? LocalDate.now(zone) : parameters.to;
    LocalDate from = parameters.from == null ? to.minusDays(DAYS - 1) : parameters.from;
    return reconciliation.of(actor.organization(), from, to).map(View::of);
  }

  /**
   * Days of the organization's zone.
   *
   * @param to included
   */
  record Parameters(@Nullable LocalDate from, @Nullable LocalDate to) {}

  /**
   * @param firstDifference null when all agrees by day
   */
  record View(
      boolean agrees,
      @Nullable Difference firstDifference,
      List<DayView> days,
      List<MonthView> months) {

    static View of(Report report) {
      return new View(
          report.agrees(),
          report.first(),
          report.days().stream().map(DayView::of).toList(),
          report.months().stream().map(MonthView::of).toList());
    }
  }

  /**
   * @param rows null where the log's rows are not kept any more
   */
  record DayView(LocalDate day, boolean agrees, @Nullable Sum rows, Sum rollUps, Sum ledger) {

    static DayView of(Day day) {
      return new DayView(day.day(), day.agrees(), day.rows(), day.rollUps(), day.ledger());
    }
  }

  record MonthView(
      String month,
      boolean agrees,
      Sum entries,
      Sum totals,
      @Nullable Sum statement,
      boolean intact) {

    static MonthView of(Month month) {
      return new MonthView(
          month.month().toString(),
          month.agrees(),
          month.entries(),
          month.totals(),
          month.statement(),
          month.intact());
    }
  }
}
