package io.turnpike.billing.admission;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Limit;
import io.turnpike.billing.Period;
import io.turnpike.billing.Period.Window;
import io.turnpike.routing.admission.AdmissionRefused;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What is said to a call that does not fit. */
final class Refusals {

  private static final int PAYMENT_REQUIRED = 402;
  private static final int TOO_MANY_REQUESTS = 429;

  private Refusals() {}

  /**
   * @param need what the call could use at worst
   * @param left when that was found not to fit; more may have come free since
   */
  static AdmissionRefused of(
      HeldLine line, List<HeldLine> lines, long need, long left, Instant at, ZoneId zone) {
    return switch (line.rule()) {
      case Rule.OfBudget(Budget budget, String value) ->
          budget(lines, budget, value, need, left, at, zone);
      case Rule.OfLimit(Limit limit, String value) -> limit(line, lines, limit, value, need);
    };
  }

  private static AdmissionRefused budget(
      List<HeldLine> lines,
      Budget budget,
      String value,
      long need,
      long left,
      Instant at,
      ZoneId zone) {
    String sentence =
        "The budget \"%s\" of %s (%s) has $%s left, and this call could cost $%s.%s"
            .formatted(
                budget.id(),
                Amount.of(budget.scope(), value),
                Amount.of(budget),
                Amount.usd(Math.max(0, left)),
                Amount.usd(need),
                renewal(budget, at, zone));
    return new AdmissionRefused(
        PAYMENT_REQUIRED, "budget_exceeded", budget.id(), sentence, null, LeftHeaders.of(lines));
  }

  private static String renewal(Budget budget, Instant at, ZoneId zone) {
    if (budget.period().unit() == Period.Unit.LIFETIME) {
      return "";
    }
    Window window = budget.period().at(at, zone);
    String until =
        window
            .until()
            .atZone(zone)
            .truncatedTo(ChronoUnit.SECONDS)
            .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    return budget.period().unit() == Period.Unit.ROLLING
        ? " What was spent " + budget.period().days() + " days before comes free at " + until + "."
        : " It begins anew at " + until + ".";
  }

  private static AdmissionRefused limit(
      HeldLine line, List<HeldLine> lines, Limit limit, String value, long need) {
    long seconds = Math.max(1, LeftHeaders.seconds(limit, need - line.allotment().available()));
    String sentence =
        "The limit \"%s\" of %s is %s, and it is used up. Try again in %d s."
            .formatted(limit.id(), Amount.of(limit.scope(), value), Amount.of(limit), seconds);
    String code = limit.per() == null ? "concurrency_limit" : "rate_limit_exceeded";
    return new AdmissionRefused(
        TOO_MANY_REQUESTS, code, limit.id(), sentence, seconds, LeftHeaders.of(lines));
  }
}
