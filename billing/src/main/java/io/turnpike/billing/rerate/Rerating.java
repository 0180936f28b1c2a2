package io.turnpike.billing.rerate;

import io.turnpike.tenants.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Prices past usage anew, by the prices that are known today for the time of each attempt: the
 * catalogue's dated ones, and the connections' own. Rows stay as they are; what they turn out to
 * cost more or less is booked beside them, and every sum counts it.
 */
public interface Rerating {

  /**
   * Says what would become different and, unless it is a dry run, books it: all of it or nothing.
   * The same once more books nothing. Refused with Forbidden, with {@link
   * io.turnpike.infra.refusal.InvalidInput} (pointers {@code /from}, {@code /to}), or with
   * Unavailable where it takes too long.
   */
  Mono<Report> rerate(Actor actor, Request request);

  /**
   * @param from when the requests began
   * @param to excluded
   * @param model as sent to the provider; null for all
   * @param connection its name; null for all
   */
  record Request(
      Instant from,
      Instant to,
      @Nullable String model,
      @Nullable String connection,
      boolean dryRun) {}

  /**
   * @param rows requests that were looked at
   * @param unknown attempts that stay as they are, because nobody knows a price for them now
   * @param models those of which something becomes different, the largest difference first
   */
  record Report(boolean dryRun, long rows, long unknown, Sums total, List<ModelSums> models) {}

  /**
   * Nano-USD, of what becomes different only.
   *
   * @param adjustments for each request at most one per provider and model
   * @param oldNanoUsd earlier adjustments included
   */
  record Sums(long adjustments, long oldNanoUsd, long newNanoUsd, long differenceNanoUsd) {

    public static final Sums ZERO = new Sums(0, 0, 0, 0);

    /** Both together. Throws ArithmeticException beyond all money. */
    public Sums plus(Sums other) {
      return new Sums(
          adjustments + other.adjustments,
          Math.addExact(oldNanoUsd, other.oldNanoUsd),
          Math.addExact(newNanoUsd, other.newNanoUsd),
          Math.addExact(differenceNanoUsd, other.differenceNanoUsd));
    }
  }

  /**
   * @param provider name of the connection
   */
  record ModelSums(String provider, String model, Sums sums) {}
}
