package io.turnpike.billing.intake;

import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageSource;
import java.util.List;
import java.util.Map;

/** Events as only hostile clients and providers cause them. */
final class Odd {

  private Odd() {}

  /** With this text wherever somebody else chooses the text. */
  static UsageEvent event(UsageEvent plain, String text) {
    return copy(
        plain,
        text,
        List.of(
            new Attempt(
                1,
                "acme",
                text,
                0,
                0,
                0,
                0,
                0,
                200,
                null,
                text,
                "",
                null,
                null,
                TokenUsage.NONE,
                UsageSource.NONE,
                null)),
        plain.usage(),
        Map.of(text, text));
  }

  /** With more tokens than there are. */
  static UsageEvent usage(UsageEvent plain) {
    long most = Long.MAX_VALUE;
    return copy(
        plain,
        plain.requestedModel(),
        plain.attempts(),
        new TokenUsage(most, most, most, most, most, most, -1, most, most),
        plain.metadata());
  }

  private static UsageEvent copy(
      UsageEvent plain,
      String text,
      List<Attempt> attempts,
      TokenUsage usage,
      Map<String, String> metadata) {
    return new UsageEvent(
        plain.id(),
        plain.organization(),
        plain.team(),
        plain.teamSlug(),
        plain.key(),
        plain.keyName(),
        plain.startedAt(),
        plain.config(),
        plain.configVersion(),
        text,
        text,
        plain.streamed(),
        attempts,
        plain.provider(),
        text,
        plain.outcome(),
        plain.status(),
        text,
        text,
        usage,
        plain.usageSource(),
        plain.cost(),
        plain.firstTokenMicros(),
        plain.totalMicros(),
        text,
        metadata,
        text,
        text,
        text,
        List.of());
  }
}
