package io.turnpike.webui.decision;

import io.turnpike.routing.usage.Reason;

/** Codes of decision records in words. One that is not known here is shown as it is written. */
final class Reasons {

  private static final String STAYS = " does not lead on";

  private Reasons() {}

  static String left(String code) {
    Reason reason = Reason.of(code);
    return reason == null ? code.replace('_', ' ') : reason.title();
  }

  static String action(String action) {
    return switch (action) {
      case "retry" -> "Tried again";
      case "key_rotation" -> "Tried another key";
      case "token_renewal" -> "Tried again with a new token";
      case "unsigned" -> "Tried without signed reasoning";
      case "fallback" -> "Fell back";
      case "context_window" -> "Fell back: context window";
      case "content_policy" -> "Fell back: content policy";
      case "stop" -> "Stopped";
      default -> action.replace('_', ' ');
    };
  }

  /** The first word is one of ours; what follows may be a name of theirs. */
  static String why(String reason) {
    if (reason.endsWith(STAYS)) {
      return stays(reason.substring(0, reason.length() - STAYS.length()));
    }
    int end = reason.indexOf(' ');
    return end < 0
        ? reason.replace('_', ' ')
        : reason.substring(0, end).replace('_', ' ') + reason.substring(end);
  }

  private static String stays(String failure) {
    return failure.equals("bad_request")
        ? "a bad request would fail everywhere"
        : "the config does not go on after " + failure.replace('_', ' ');
  }

  static String icon(String action) {
    return switch (action) {
      case "retry", "key_rotation", "token_renewal", "unsigned" -> "rotate-ccw";
      case "stop" -> "circle-slash";
      default -> "corner-down-right";
    };
  }
}
