package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.dialects.json.WholeNumber;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import org.jspecify.annotations.Nullable;

/**
 * How many tokens an answer may have at most, as the provider is told once a target's own
 * parameters are set. Read where the scan found the fields; nothing is parsed again.
 */
final class OutputLimit {

  private OutputLimit() {}

  /** Of one choice; the larger one where both fields are sent. -1 when nothing limits it. */
  static long of(ScannedBody body, Target target) {
    return Math.max(sent("max_tokens", body, target), sent("max_completion_tokens", body, target));
  }

  /** How many answers are asked for at once, whether all of them are shown or the best. */
  static long choices(ScannedBody body, Target target) {
    return Math.max(1, Math.max(sent("n", body, target), sent("best_of", body, target)));
  }

  private static long sent(String field, ScannedBody body, Target target) {
    if (target.drops().contains(field)) {
      return -1;
    }
    Override own = SentRequest.among(target.overrides(), field);
    Member clients = own == null ? body.member(field) : null;
    return clients == null
        ? number(own == null ? SentRequest.among(target.defaults(), field) : own)
        : WholeNumber.of(body.bytes(), clients.start(), clients.end());
  }

  private static long number(@Nullable Override override) {
    return override == null ? -1 : WholeNumber.of(override.json(), 0, override.json().length);
  }
}
