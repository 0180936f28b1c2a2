package io.turnpike.webui.decision;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Cost;
import io.turnpike.routing.usage.UsageSource;
import io.turnpike.webui.chart.Waterfall.Lane;
import io.turnpike.webui.format.Amounts;
import io.turnpike.webui.format.Money;
import org.jspecify.annotations.Nullable;

/** One attempt as pages show it. */
public record Tried(Lane lane) {

  public Attempt attempt() {
    return lane.attempt();
  }

  public boolean served() {
    return attempt().failure() == null;
  }

  /** How it ended, in words. */
  public String ending() {
    String answer = attempt().status() == 0 ? "no answer" : "HTTP " + attempt().status();
    if (attempt().failure() == FailureClass.INELIGIBLE) {
      return "given up";
    }
    return attempt().failure() == null
        ? answer
        : attempt().failure().word().replace('_', ' ') + ", " + answer;
  }

  public long micros() {
    return attempt().endMicros() < 0 ? -1 : attempt().endMicros() - attempt().startMicros();
  }

  /** State of the breaker when it was asked; null when nothing was sent. */
  public @Nullable String breaker() {
    return switch (attempt().breaker()) {
      case null -> null;
      case "closed" -> "breaker closed";
      case "half_open" -> "breaker half-open: a probe";
      case "forced" -> "asked although its breaker was open";
      case String other -> "breaker " + other.replace('_', ' ');
    };
  }

  /** Whether the breaker's state is worth more than a glance. */
  public boolean watched() {
    return attempt().breaker() != null && !attempt().breaker().equals("closed");
  }

  public boolean used() {
    return attempt().usage().totalInput() + attempt().usage().totalOutput() > 0;
  }

  public boolean unconfirmed() {
    return attempt().usageSource() == UsageSource.UNCONFIRMED;
  }

  /**
   * Tokens and cost of this attempt alone; null when it is known to have used nothing. What nobody
   * confirmed has no cost.
   */
  public @Nullable String bill() {
    if (!used()) {
      return unconfirmed() ? "The provider may bill it; nobody counted." : null;
    }
    String tokens =
        Amounts.count(attempt().usage().totalInput())
            + " in, "
            + Amounts.count(attempt().usage().totalOutput())
            + " out";
    return tokens + ", " + price();
  }

  /** For a column of its own. */
  public String price() {
    Cost cost = attempt().cost();
    if (unconfirmed()) {
      return "unconfirmed";
    }
    return cost == null ? attempt().unpriced() ? "unpriced" : "–" : Money.exact(cost.nanoUsd());
  }
}
