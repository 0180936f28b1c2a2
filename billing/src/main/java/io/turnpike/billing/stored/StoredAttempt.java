package io.turnpike.billing.stored;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as it lies in the table. Rows of earlier releases lack the later fields; what an
 * attempt used is left out where it used nothing.
 */
record StoredAttempt(
    int number,
    String connection,
    String model,
    long startMicros,
    long connectedMicros,
    long headersMicros,
    long firstTokenMicros,
    long endMicros,
    int status,
    @Nullable String failure,
    @Nullable String detail,
    @Nullable String at,
    @Nullable String credential,
    @Nullable String breaker,
    @Nullable TokenUsage usage,
    @Nullable String usageSource,
    @Nullable Cost cost,
    @Nullable String answeredModel,
    @Nullable String tier) {

  static List<StoredAttempt> of(List<Attempt> attempts) {
    return attempts.stream().map(StoredAttempt::of).toList();
  }

  private static StoredAttempt of(Attempt attempt) {
    Where where = attempt.where();
    Timeline timeline = attempt.timeline();
    Result result = attempt.result();
    Bill bill = attempt.bill();
    return new StoredAttempt(
        attempt.number(),
        where.upstream().connection(),
        where.upstream().model(),
        timeline.startMicros(),
        timeline.connectedMicros(),
        timeline.headersMicros(),
        timeline.firstTokenMicros(),
        timeline.endMicros(),
        result.status(),
        result.failure() == null ? null : result.failure().name(),
        result.detail(),
        where.at().isEmpty() ? null : where.at(),
        where.credential(),
        where.breaker(),
        bill.usage().equals(TokenUsage.NONE) ? null : bill.usage(),
        bill.source() == UsageSource.NONE ? null : bill.source().name(),
        bill.cost(),
        attempt.answered().model(),
        attempt.answered().tier());
  }

  Attempt attempt() {
    return new Attempt(
        number,
        new Where(new Upstream(connection, model), at == null ? "" : at, credential, breaker),
        new Timeline(startMicros, connectedMicros, headersMicros, firstTokenMicros, endMicros),
        new Result(status, failureClass(), detail),
        new Bill(usage == null ? TokenUsage.NONE : usage, source(), cost),
        Answered.of(answeredModel, tier));
  }

  private @Nullable FailureClass failureClass() {
    return constant(FailureClass.values(), failure, FailureClass.SERVER_ERROR);
  }

  private UsageSource source() {
    UsageSource known = constant(UsageSource.values(), usageSource, UsageSource.ESTIMATED);
    return known == null ? UsageSource.NONE : known;
  }

  /** {@code unknown} for a word that only a newer release has. */
  private static <E extends Enum<E>> @Nullable E constant(
      E[] constants, @Nullable String name, E unknown) {
    return name == null
        ? null
        : Arrays.stream(constants)
            .filter(constant -> constant.name().equals(name))
            .findFirst()
            .orElse(unknown);
  }
}
