package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Pace.Retries;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Whether the same target is worth another try, and after what wait. */
final class RetryRule {

  private static final Duration LONGEST_ASKED = Duration.ofSeconds(5);
  private static final long FIRST_BACKOFF_MILLIS = 500;
  private static final long LONGEST_BACKOFF_MILLIS = 8_000;

  private final Call call;

  RetryRule(Call call) {
    this.call = call;
  }

  /**
   * Null for no further try.
   *
   * @param retries how many there have been
   * @param elsewhere another target would follow this failure, which is better than waiting
   */
  @Nullable Duration wait(Target target, int retries, boolean elsewhere, AttemptFailed failure) {
    Retry retry = call.retry(target);
    Integer own = retry.perClass().get(failure.failure());
    if (retries >= (own == null ? retry.attempts() : own)
        || !isWorthwhile(retry, failure, elsewhere, own != null)) {
      return null;
    }
    Duration wait = pause(retry, retries, failure);
    return wait != null && wait.toNanos() < call.context().remainingNanos(target) ? wait : null;
  }

  /**
   * @param named the plan says how often for just this class, whatever the status
   */
  private static boolean isWorthwhile(
      Retry retry, AttemptFailed failure, boolean elsewhere, boolean named) {
    return switch (failure.failure()) {
      case CONNECTION, INVALID_RESPONSE -> !failure.isOfSetUp();
      case RATE_LIMITED -> !elsewhere && (named || listed(retry, failure));
      case OVERLOADED, SERVER_ERROR -> !failure.isOfSetUp() && (named || listed(retry, failure));
      case CONTENT_FILTER ->
          failure.status() == AttemptFailed.TURNED_DOWN && (named || listed(retry, failure));
      case TIMEOUT -> named || failure.status() != 0 && listed(retry, failure);
      case QUOTA_EXHAUSTED,
          AUTH,
          NOT_FOUND,
          BAD_REQUEST,
          CONTEXT_LENGTH,
          BREAKER_OPEN,
          INELIGIBLE ->
          false;
    };
  }

  private static boolean listed(Retry retry, AttemptFailed failure) {
    return retry.onStatusCodes().contains(failure.status());
  }

  private @Nullable Duration pause(Retry retry, int retries, AttemptFailed failure) {
    Duration asked = failure.retryAfter();
    if (asked == null || !retry.useRetryAfter()) {
      Retries own = call.ownRetries();
      return own == null ? backoff(retries) : own.backoff().after(retries);
    }
    return asked.compareTo(LONGEST_ASKED) <= 0 ? asked : null;
  }

  /** Full jitter: clients that failed together do not come back together. */
  private static Duration backoff(int retries) {
    long most = Math.min(LONGEST_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << Math.min(retries, 8));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most));
  }
}
