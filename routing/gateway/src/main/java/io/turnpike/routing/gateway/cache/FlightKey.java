package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.gateway.call.Call;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whose calls wait for one answer: what they ask is the same, and so are the form in which they
 * take it, the time limits of their config, and how old an answer they accept.
 *
 * @param config null without one
 * @param query of the address, which has a say in the form; null without one
 */
record FlightKey(
    EntryKey entry,
    String operation,
    @Nullable String query,
    @Nullable String config,
    int version,
    Duration maxAge) {

  static FlightKey of(CachedCall one) {
    Call call = one.call();
    return new FlightKey(
        one.key(),
        call.operation().path(),
        call.client().query(),
        call.plan().config(),
        call.plan().version(),
        one.maxAge());
  }
}
