package io.turnpike.billing.limits;

import io.turnpike.billing.Limit.Measure;
import io.turnpike.billing.UsageLimits.Draft;
import io.turnpike.billing.rules.WrittenNumber;
import io.turnpike.tenants.input.Mistakes;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a limit counts and up to where, of the four ways to write it. */
record WrittenMeasure(Measure measure, long amount) {

  /** Of requests and tokens; nobody means more, and every store counts it. */
  private static final long MOST = 1_000_000_000_000L;

  private static final long MOST_AT_ONCE = 1_000_000L;

  /** Null when there is not exactly one; an amount that is none is noted too. */
  static @Nullable WrittenMeasure read(Draft draft, Mistakes mistakes) {
    long written =
        Stream.of(draft.requests(), draft.tokens(), draft.costUsd(), draft.concurrency())
            .filter(Objects::nonNull)
            .count();
    if (written != 1) {
      mistakes.add("", "Give exactly one of requests, tokens, cost_usd and concurrency.");
      return null;
    }
    return one(draft, mistakes);
  }

  private static WrittenMeasure one(Draft draft, Mistakes mistakes) {
    if (draft.requests() != null) {
      return new WrittenMeasure(
          Measure.REQUESTS, WrittenNumber.whole("/requests", draft.requests(), 1, MOST, mistakes));
    }
    if (draft.tokens() != null) {
      return new WrittenMeasure(
          Measure.TOKENS, WrittenNumber.whole("/tokens", draft.tokens(), 1, MOST, mistakes));
    }
    return draft.costUsd() != null
        ? new WrittenMeasure(
            Measure.COST, WrittenNumber.nanoUsd("/cost_usd", draft.costUsd(), mistakes))
        : new WrittenMeasure(
            Measure.CONCURRENCY,
            WrittenNumber.whole("/concurrency", draft.concurrency(), 1, MOST_AT_ONCE, mistakes));
  }
}
