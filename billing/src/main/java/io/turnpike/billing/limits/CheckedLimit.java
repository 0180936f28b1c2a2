package io.turnpike.billing.limits;

import io.turnpike.billing.Limit;
import io.turnpike.billing.Limit.Measure;
import io.turnpike.billing.Limit.Per;
import io.turnpike.billing.Scope;
import io.turnpike.billing.UsageLimits.Draft;
import io.turnpike.billing.rules.CheckedRule;
import io.turnpike.billing.rules.ScopeCheck;
import io.turnpike.tenants.input.Mistakes;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A draft without mistakes, as far as they can be seen without the store. */
record CheckedLimit(Scope scope, Measure measure, long amount, @Nullable Per per)
    implements CheckedRule<Limit> {

  /** Throws InvalidInput. */
  static CheckedLimit of(String id, Draft draft) {
    Mistakes mistakes = new Mistakes();
    mistakes.slug("/id", id);
    Scope scope = ScopeCheck.limit(draft.scope(), mistakes);
    WrittenMeasure measure = WrittenMeasure.read(draft, mistakes);
    Per per = per(draft.per(), measure, mistakes);
    mistakes.refuse();
    return new CheckedLimit(
        Objects.requireNonNull(scope),
        Objects.requireNonNull(measure).measure(),
        measure.amount(),
        per);
  }

  @Override
  public Limit created(String id) {
    return as(id, UUID.randomUUID());
  }

  @Override
  public Limit instead(Limit before) {
    return as(before.id(), countsLike(before) ? before.counter() : UUID.randomUUID());
  }

  private Limit as(String id, UUID counter) {
    return new Limit(id, counter, scope, measure, amount, per, Instant.now());
  }

  /** Whether it counts what the other does, in the same time. */
  private boolean countsLike(Limit other) {
    return scope.equals(other.scope()) && measure == other.measure() && per == other.per();
  }

  @Override
  public boolean sameAs(Limit other) {
    return countsLike(other) && amount == other.amount();
  }

  private static @Nullable Per per(
      @Nullable String word, @Nullable WrittenMeasure measure, Mistakes mistakes) {
    if (measure != null && measure.measure() == Measure.CONCURRENCY) {
      if (word != null) {
        mistakes.add("/per", "Leave it out: concurrency is of calls at once.");
      }
      return null;
    }
    return switch (word) {
      case "second" -> Per.SECOND;
      case "minute" -> Per.MINUTE;
      case "hour" -> Per.HOUR;
      case "day" -> Per.DAY;
      case null, default -> {
        mistakes.add("/per", "Write second, minute, hour or day.");
        yield null;
      }
    };
  }
}
