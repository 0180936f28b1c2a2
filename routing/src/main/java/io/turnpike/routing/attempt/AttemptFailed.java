package io.turnpike.routing.attempt;

import io.turnpike.routing.FailureClass;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An attempt ended without anything having reached the client, so another one may follow. A value
 * on its way to whoever decides that, not a fault: no stack trace.
 */
public final class AttemptFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final FailureClass failure;
  private final String code;
  private final int status;
  private final transient @Nullable Duration retryAfter;

  public AttemptFailed(
      FailureClass failure,
      String code,
      String sentence,
      int status,
      @Nullable Duration retryAfter) {
    super(sentence, null, false, false);
    this.failure = failure;
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  public AttemptFailed(FailureClass failure, String code, String sentence) {
    this(failure, code, sentence, 0, null);
  }

  public FailureClass failure() {
    return failure;
  }

  /** A stable word that says more than the class, for example {@code upstream_dns}. */
  public String code() {
    return code;
  }

  /** For people, scrubbed of secrets. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** Of the provider's answer; 0 when there was none. */
  public int status() {
    return status;
  }

  /** What the provider asked for; null when it did not. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
