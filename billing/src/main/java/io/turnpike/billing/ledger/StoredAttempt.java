package io.turnpike.billing.ledger;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageSource;
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
    @Nullable Cost cost) {

  static List<StoredAttempt> of(List<Attempt> attempts) {
    return attempts.stream().map(StoredAttempt::of).toList();
  }

  private static StoredAttempt of(Attempt attempt) {
    return new StoredAttempt(
        attempt.number(),
        attempt.connection(),
        attempt.model(),
        attempt.startMicros(),
        attempt.connectedMicros(),
        attempt.headersMicros(),
        attempt.firstTokenMicros(),
        attempt.endMicros(),
        attempt.status(),
        attempt.failure() == null ? null : attempt.failure().name(),
        attempt.detail(),
        attempt.at().isEmpty() ? null : attempt.at(),
        attempt.credential(),
        attempt.breaker(),
        attempt.usage().equals(TokenUsage.NONE) ? null : attempt.usage(),
        attempt.usageSource() == UsageSource.NONE ? null : attempt.usageSource().name(),
        attempt.cost());
  }

  Attempt attempt() {
    return new Attempt(
        number,
        connection,
        model,
        startMicros,
        connectedMicros,
        headersMicros,
        firstTokenMicros,
        endMicros,
        status,
        constant(FailureClass.values(), failure, FailureClass.SERVER_ERROR),
        detail,
        at == null ? "" : at,
        credential,
        breaker,
        usage == null ? TokenUsage.NONE : usage,
        source(),
        cost);
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
