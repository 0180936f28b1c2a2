package io.turnpike.routing.gateway.call;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How long targets ask to be left alone. */
public final class RetryAfterHints {

  private final AtomicReference<@Nullable Duration> soonest = new AtomicReference<>();

  RetryAfterHints() {}

  public void add(Duration wait) {
    soonest.accumulateAndGet(
        wait, (known, more) -> known != null && known.compareTo(wait) < 0 ? known : more);
  }

  /** When the first of the targets is ready again; null when none said. */
  public @Nullable Duration soonest() {
    return soonest.get();
  }
}
