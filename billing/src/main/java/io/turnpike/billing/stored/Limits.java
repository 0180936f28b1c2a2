package io.turnpike.billing.stored;

import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much is stored of what clients or providers chose the length of: an index entry has a limit,
 * and nobody reads further.
 */
final class Limits {

  static final int NAME = 256;
  static final int SENTENCE = 2_000;

  /** No model reads or writes so much; it keeps sums of what a hostile provider reports a long. */
  private static final long TOKENS = 1L << 50;

  private Limits() {}

  static Bill plausible(Bill bill) {
    return new Bill(plausible(bill.usage()), bill.source(), bill.cost());
  }

  static Attempt storable(Attempt attempt) {
    return new Attempt(
        attempt.number(),
        storable(attempt.where()),
        attempt.timeline(),
        storable(attempt.result()),
        plausible(attempt.bill()),
        storable(attempt.answered()));
  }

  private static Answered storable(Answered answered) {
    String model = answered.model();
    return model == null ? answered : new Answered(storable(model), answered.tier());
  }

  static Share storable(Share share) {
    return new Share(
        storable(share.provider()),
        storable(share.model()),
        plausible(share.input()),
        plausible(share.output()),
        share.cost(),
        share.unpriced());
  }

  static Map<String, String> storable(Map<String, String> metadata) {
    Map<String, String> storable = new TreeMap<>();
    metadata.forEach((key, value) -> storable.put(storable(key), CopyRow.storable(value)));
    return storable;
  }

  private static Where storable(Where where) {
    Upstream upstream = where.upstream();
    return new Where(
        new Upstream(storable(upstream.connection()), storable(upstream.model())),
        CopyRow.cut(where.at(), SENTENCE),
        where.credential(),
        where.breaker());
  }

  private static Result storable(Result result) {
    String detail = result.detail();
    return detail == null
        ? result
        : new Result(
            result.status(), result.failure(), CopyRow.storable(CopyRow.cut(detail, SENTENCE)));
  }

  private static TokenUsage plausible(TokenUsage usage) {
    return new TokenUsage(
        plausible(usage.input()),
        plausible(usage.cachedInput()),
        plausible(usage.cacheWrite5m()),
        plausible(usage.cacheWrite1h()),
        plausible(usage.output()),
        plausible(usage.reasoning()),
        plausible(usage.audioInput()),
        plausible(usage.audioOutput()),
        plausible(usage.image()),
        plausible(usage.imageOutput()),
        plausible(usage.webSearches()),
        plausible(usage.fileSearches()),
        plausible(usage.searchUnits()));
  }

  private static long plausible(long tokens) {
    return Math.clamp(tokens, 0, TOKENS);
  }

  static String storable(String name) {
    return CopyRow.storable(CopyRow.cut(name, NAME));
  }

  static String storableOrEmpty(@Nullable String name) {
    return name == null ? "" : storable(name);
  }
}
