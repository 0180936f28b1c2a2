package io.turnpike.routing.usage;

import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Who;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the data plane writes to the journal and billing reads back. A request that reaches a
 * provider leaves Opened, then Dispatched per attempt, then Closed; one refused earlier leaves only
 * Closed. Opened without Closed in an earlier run's journal means that the process died.
 */
public sealed interface UsageRecord {

  UUID eventId();

  /** Written before the first byte leaves for a provider. */
  record Opened(
      UUID eventId,
      Who who,
      Asked asked,
      CallLabels labels,
      Instant startedAt,
      long estimatedInputTokens)
      implements UsageRecord {}

  /**
   * Written before each attempt, so that after a crash it is known who may have been asked, and
   * what became of those asked before.
   *
   * @param ended attempts that have ended since the last one was dispatched, with what they used;
   *     null where an earlier release does not say
   */
  record Dispatched(UUID eventId, int attempt, Upstream upstream, @Nullable List<Attempt> ended)
      implements UsageRecord {}

  record Closed(UsageEvent event) implements UsageRecord {

    @Override
    public UUID eventId() {
      return event.id();
    }
  }
}
