package io.turnpike.routing.providers.refusal;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import java.util.List;

/**
 * Vendors' words for what was signed here and is refused for its time: too old, or not of today. So
 * they speak of this gateway's clock, and not of request or key.
 */
final class RefusedTime {

  private static final String SENTENCE =
      "What was signed here is refused for its time: the clock of this gateway is off, and nothing"
          + " is wrong with request or keys.";

  /** AWS's. */
  private static final String[] CODES = {
    "requesttimetooskewed", "requestexpired", "requestinthefuture"
  };

  /** AWS's, Google's and Entra's; all begin their sentence, where nothing of a request stands. */
  private static final List<String> BEGINNINGS =
      List.of(
          "signature expired",
          "signature not yet current",
          "invalidsignatureexception: signature expired",
          "invalidsignatureexception: signature not yet current",
          "the difference between the request time and the current time",
          "invalid jwt: token must be a short-lived token",
          "token must be a short-lived token",
          "aadsts700024");

  private RefusedTime() {}

  static boolean is(ErrorDocument error) {
    return error.says(CODES) || error.begins(BEGINNINGS);
  }

  static ProviderFailure told(ErrorDocument error) {
    String message = error.message();
    String said = message == null ? "" : " The answer says: " + beginning(message);
    return new ProviderFailure(
        FailureClass.SERVER_ERROR, ProviderFailure.CLOCK_SKEW, SENTENCE + said);
  }

  /** What follows a line break may be the request as it was read, with a token in its headers. */
  private static String beginning(String message) {
    return message.lines().findFirst().orElse("");
  }
}
