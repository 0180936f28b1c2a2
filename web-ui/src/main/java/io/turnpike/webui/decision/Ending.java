package io.turnpike.webui.decision;

import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Served;
import io.turnpike.webui.decision.Step.Said;
import io.turnpike.webui.format.Amounts;
import io.turnpike.webui.format.Money;
import io.turnpike.webui.view.OutcomeChip;

/** How a request ended, as the last step of its story. */
final class Ending {

  private Ending() {}

  static Said of(UsageEvent event) {
    Outcome outcome = event.served().outcome();
    OutcomeChip chip = OutcomeChip.of(outcome);
    return new Said(chip.icon(), tone(outcome), chip.word(), text(event), null);
  }

  private static String tone(Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> "good";
      case FAILED, INTERRUPTED -> "bad";
      case CANCELLED, REJECTED -> "plain";
    };
  }

  private static String text(UsageEvent event) {
    String took = Amounts.micros(event.timing().totalMicros());
    return "%s after %s, %s.%s".formatted(what(event.served()), took, cost(event), unsure(event));
  }

  private static String what(Served served) {
    String answer = "HTTP " + served.status();
    return switch (served.outcome()) {
      case SUCCEEDED ->
          served.provider() == null ? answer : served.provider() + " answered with " + answer;
      case FAILED, REJECTED -> "The client got " + answer;
      case INTERRUPTED ->
          served.status() == 0 ? "The gateway stopped" : "The answer broke off and said so";
      case CANCELLED -> "The client left";
    };
  }

  private static String cost(UsageEvent event) {
    Long known = event.bill().nanoUsd();
    if (known != null) {
      return Money.known(known, event.unpricedAttempts() == 0) + " in all";
    }
    return event.unpricedAttempts() > 0 ? "unpriced" : "nothing to pay";
  }

  /** What failed attempts may cost is nobody's debt yet, but it should not come as a surprise. */
  private static String unsure(UsageEvent event) {
    long unsure = event.attempts().stream().filter(Ending::isUnsure).count();
    return unsure == 0
        ? ""
        : " The provider may also bill "
            + (unsure == 1 ? "one attempt" : unsure + " attempts")
            + " that ended without an answer.";
  }

  private static boolean isUnsure(Attempt attempt) {
    return attempt.bill().source() == UsageSource.UNCONFIRMED;
  }
}
