package io.turnpike.webui.decision;

/** Codes of decision records in words. One that is not known here is shown as it is written. */
final class Reasons {

  private Reasons() {}

  static String left(String code) {
    return switch (code) {
      case "breaker_open" -> "its circuit breaker is open";
      case "forced_open" -> "an operator holds its breaker open";
      case "no_credential", "credentials_resting" -> "all its keys are resting";
      case "no_tools" -> "it cannot call tools";
      case "no_vision" -> "it cannot see images";
      case "no_json_schema" -> "it cannot keep to a JSON schema";
      case "context_length" -> "the request is longer than its context window";
      case "not_zdr" -> "it may keep what it is sent";
      case "no_training", "may_train" -> "it may train on what it is sent";
      case "region" -> "it is in another region";
      case "price", "max_price" -> "it costs more than allowed";
      case "unpriced" -> "its price is not known";
      case "missing_connection", "no_connection" -> "its connection does not exist";
      case "not_allowed" -> "this key may not use it";
      default -> code.replace('_', ' ');
    };
  }

  static String action(String action) {
    return switch (action) {
      case "retry" -> "Tried again";
      case "fallback" -> "Fell back";
      case "context_window" -> "Fell back: context window";
      case "content_policy" -> "Fell back: content policy";
      case "stop" -> "Stopped";
      default -> action.replace('_', ' ');
    };
  }

  static String icon(String action) {
    return switch (action) {
      case "retry" -> "rotate-ccw";
      case "stop" -> "circle-slash";
      default -> "corner-down-right";
    };
  }
}
