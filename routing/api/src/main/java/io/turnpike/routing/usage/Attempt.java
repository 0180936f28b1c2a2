package io.turnpike.routing.usage;

import io.turnpike.routing.FailureClass;
import org.jspecify.annotations.Nullable;

/**
 * One try at one target.
 *
 * @param number from 1
 * @param bill of this attempt alone
 * @param answered by which model and as which service it was answered
 */
public record Attempt(
    int number, Where where, Timeline timeline, Result result, Bill bill, Answered answered) {

  /** Answered as it was asked. */
  public Attempt(int number, Where where, Timeline timeline, Result result, Bill bill) {
    this(number, where, timeline, result, bill, Answered.AS_ASKED);
  }

  /**
   * Whom it asked and how it was let through.
   *
   * @param at JSON pointer of the target in its config; empty for the root or without a config
   * @param credential label of the connection's key that was used; null when it has none
   * @param breaker state of the target's breaker when it was asked: {@code closed}, {@code
   *     half_open}, {@code forced} for one that was asked although open; null when nothing was sent
   */
  public record Where(
      Upstream upstream, String at, @Nullable String credential, @Nullable String breaker) {

    /** Of one that was not let through, or of which that is not known. */
    public Where(Upstream upstream) {
      this(upstream, "", null, null);
    }
  }

  /** Microseconds after the request began; -1 where the attempt did not get so far. */
  public record Timeline(
      long startMicros,
      long connectedMicros,
      long headersMicros,
      long firstTokenMicros,
      long endMicros) {}

  /**
   * How it ended.
   *
   * @param status of the provider's answer; 0 when there was none
   * @param failure null when the attempt served the request
   * @param detail a sentence for people about the failure, scrubbed of secrets; null without one
   */
  public record Result(int status, @Nullable FailureClass failure, @Nullable String detail) {}

  public String connection() {
    return where.upstream().connection();
  }

  public String model() {
    return where.upstream().model();
  }

  /** Null when it served the request. */
  public @Nullable FailureClass failure() {
    return result.failure();
  }

  /** The same with another bill. */
  public Attempt billed(Bill bill) {
    return new Attempt(number, where, timeline, result, bill, answered);
  }
}
