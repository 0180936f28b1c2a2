package io.turnpike.webui.quickstart;

import io.turnpike.billing.LogRow;
import io.turnpike.routing.usage.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How the newest call went.
 *
 * @param tone {@code waiting}, {@code success} or {@code danger}
 * @param message what the gateway told the client; empty without one
 * @param fix what to do about it; empty when nothing is to be done
 * @param row null while there is no call
 */
public record FirstCallCheck(
    String tone, String headline, String message, String fix, @Nullable LogRow row) {

  static final FirstCallCheck WAITING =
      new FirstCallCheck("waiting", "Waiting for your first call", "", "", null);

  static FirstCallCheck answered(LogRow row) {
    return new FirstCallCheck("success", "Your call was answered", "", "", row);
  }

  static FirstCallCheck explained(LogRow row, String message) {
    return new FirstCallCheck(
        "danger", headline(row.served().outcome()), message, Remedy.of(row), row);
  }

  private static String headline(Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> "Your call was answered";
      case FAILED -> "Your call arrived, but no provider answered it";
      case INTERRUPTED -> "The answer broke off";
      case CANCELLED -> "Your program left before the answer ended";
      case REJECTED -> "Your call arrived and was refused";
    };
  }
}
