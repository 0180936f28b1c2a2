package io.turnpike.tenants.outbox;

import org.jspecify.annotations.Nullable;

/**
 * What became of one try.
 *
 * @param status of the receiver's answer; null when there was none
 * @param error a sentence for whoever looks at the delivery; null when it arrived
 */
public record Outcome(Verdict verdict, @Nullable Integer status, @Nullable String error) {

  public enum Verdict {
    ARRIVED,
    /** Worth another try. */
    FAILED,
    /** The receiver does not want it, now or later. */
    REFUSED
  }

  public static Outcome arrived(@Nullable Integer status) {
    return new Outcome(Verdict.ARRIVED, status, null);
  }

  public static Outcome failed(@Nullable Integer status, String error) {
    return new Outcome(Verdict.FAILED, status, error);
  }

  public static Outcome refused(@Nullable Integer status, String error) {
    return new Outcome(Verdict.REFUSED, status, error);
  }

  boolean arrived() {
    return verdict == Verdict.ARRIVED;
  }
}
