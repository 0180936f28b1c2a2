package io.turnpike.billing.intake;

import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Decided;
import io.turnpike.routing.usage.UsageEvent.ErrorGiven;
import io.turnpike.routing.usage.UsageEvent.Served;
import java.util.List;
import java.util.Map;

/** Events as only hostile clients and providers cause them. */
final class Odd {

  private Odd() {}

  /** With this text wherever somebody else chooses the text. */
  static UsageEvent event(UsageEvent plain, String text) {
    Asked asked = plain.asked();
    Served served = plain.served();
    return new UsageEvent(
        plain.id(),
        plain.who(),
        new Asked(asked.config(), asked.configVersion(), text, asked.streamed(), text),
        new CallLabels(Map.of(text, text), text, text, text),
        new Decided(text, List.of()),
        List.of(attempt(text)),
        new Served(
            new Upstream("acme", text),
            served.outcome(),
            served.status(),
            new ErrorGiven(text, text)),
        plain.bill(),
        plain.timing());
  }

  /** With another status than clients are given. */
  static UsageEvent status(UsageEvent plain, int status) {
    Served served = plain.served();
    return new UsageEvent(
        plain.id(),
        plain.who(),
        plain.asked(),
        plain.labels(),
        plain.decided(),
        plain.attempts(),
        new Served(served.upstream(), served.outcome(), status, served.error()),
        plain.bill(),
        plain.timing());
  }

  /** With more tokens than there are. */
  static UsageEvent usage(UsageEvent plain) {
    long most = Long.MAX_VALUE;
    TokenUsage usage = new TokenUsage(most, most, most, most, most, most, -1, most, most);
    return new UsageEvent(
        plain.id(),
        plain.who(),
        plain.asked(),
        plain.labels(),
        plain.decided(),
        plain.attempts(),
        plain.served(),
        new Bill(usage, plain.bill().source(), plain.bill().cost()),
        plain.timing());
  }

  private static Attempt attempt(String text) {
    return new Attempt(
        1,
        new Where(new Upstream("acme", text)),
        new Timeline(0, 0, 0, 0, 0),
        new Result(200, null, text),
        Bill.NOTHING);
  }
}
