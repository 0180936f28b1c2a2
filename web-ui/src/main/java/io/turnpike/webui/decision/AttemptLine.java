package io.turnpike.webui.decision;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.webui.chart.Waterfall.Lane;
import io.turnpike.webui.format.Amounts;
import io.turnpike.webui.format.Money;
import org.jspecify.annotations.Nullable;

/** One attempt as pages show it. */
public record AttemptLine(Lane lane) {

  public Attempt attempt() {
    return lane.attempt();
  }

  public boolean served() {
    return attempt().failure() == null;
  }

  /** How it ended, in words. */
  public String ending() {
    Result result = attempt().result();
    String answer = result.status() == 0 ? "no answer" : "HTTP " + result.status();
    if (result.failure() == FailureClass.INELIGIBLE) {
      return "given up";
    }
    return result.failure() == null
        ? answer
        : result.failure().word().replace('_', ' ') + ", " + answer;
  }

  public long micros() {
    Timeline times = attempt().timeline();
    return times.endMicros() < 0 ? -1 : times.endMicros() - times.startMicros();
  }

  /** State of the breaker when it was asked; null when nothing was sent. */
  public @Nullable String breaker() {
    return switch (attempt().where().breaker()) {
      case null -> null;
      case "closed" -> "breaker closed";
      case "half_open" -> "breaker half-open: a probe";
      case "forced" -> "asked although its breaker was open";
      case String other -> "breaker " + other.replace('_', ' ');
    };
  }

  /** Whether the breaker's state is worth more than a glance. */
  public boolean watched() {
    String breaker = attempt().where().breaker();
    return breaker != null && !breaker.equals("closed");
  }

  public boolean used() {
    TokenUsage usage = used(attempt());
    return usage.totalInput() + usage.totalOutput() > 0;
  }

  public boolean unconfirmed() {
    return attempt().bill().source() == UsageSource.UNCONFIRMED;
  }

  /**
   * Tokens and cost of this attempt alone; null when it is known to have used nothing. What nobody
   * confirmed has no cost.
   */
  public @Nullable String bill() {
    if (!used()) {
      return unconfirmed() ? "The provider may bill it; nobody counted." : null;
    }
    TokenUsage usage = used(attempt());
    return "%s in, %s out, %s"
        .formatted(Amounts.count(usage.totalInput()), Amounts.count(usage.totalOutput()), price());
  }

  /** For a column of its own. */
  public String price() {
    Bill bill = attempt().bill();
    Cost cost = bill.cost();
    if (unconfirmed()) {
      return "unconfirmed";
    }
    return cost == null ? bill.unpriced() ? "unpriced" : "–" : Money.exact(cost.nanoUsd());
  }

  private static TokenUsage used(Attempt attempt) {
    return attempt.bill().usage();
  }
}
