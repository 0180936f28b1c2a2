package io.turnpike.webui.decision;

/** Codes of decision records in words. One that is not known here is shown as it is written. */
final class Reasons {

  private Reasons() {}

  static String left(String code) {
    return switch (code) {
      case "connection_missing" -> "no such connection";
      case "connection_unavailable" -> "connection could not be opened";
      case "not_zdr" -> "may keep what it is sent";
      case "may_train" -> "may train on what it is sent";
      case "wrong_region" -> "in another region";
      case "not_among_only" -> "not among those named";
      case "ignored" -> "to be ignored";
      case "model_not_served" -> "model not served";
      case "price_unknown" -> "price not known";
      case "too_expensive" -> "too expensive";
      case "capabilities_unknown" -> "abilities not known";
      case "no_tools" -> "cannot call tools";
      case "no_vision" -> "cannot see images";
      case "no_json_schema" -> "cannot keep to a JSON schema";
      case "no_reasoning" -> "cannot reason";
      case "context_too_small" -> "context window too small";
      case "output_too_small" -> "answer too long for it";
      case "breaker_open" -> "breaker open";
      case "breaker_forced_open" -> "held open by an operator";
      case "credentials_resting" -> "all its keys are on cooldown";
      default -> code.replace('_', ' ');
    };
  }

  static String action(String action) {
    return switch (action) {
      case "retry" -> "Tried again";
      case "key_rotation" -> "Tried another key";
      case "fallback" -> "Fell back";
      case "context_window" -> "Fell back: context window";
      case "content_policy" -> "Fell back: content policy";
      case "stop" -> "Stopped";
      default -> action.replace('_', ' ');
    };
  }

  /** The first word is one of ours; what follows may be a name of theirs. */
  static String why(String reason) {
    int end = reason.indexOf(' ');
    return end < 0
        ? reason.replace('_', ' ')
        : reason.substring(0, end).replace('_', ' ') + reason.substring(end);
  }

  static String icon(String action) {
    return switch (action) {
      case "retry", "key_rotation" -> "rotate-ccw";
      case "stop" -> "circle-slash";
      default -> "corner-down-right";
    };
  }
}
