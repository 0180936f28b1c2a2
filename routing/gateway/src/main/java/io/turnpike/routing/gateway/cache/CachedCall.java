package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.cache.AnswerCache;
import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.gateway.cache.meaning.SemanticCall;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.plan.CacheRule;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A call whose answer may be kept, and what that takes.
 *
 * @param store that may hold it
 * @param maxAge of an answer that it may get, and of the one that is kept for it
 * @param semantic what it asks by its meaning; null where only the same request finds an answer
 * @param work has the answer made
 */
record CachedCall(
    Call call,
    CacheRule rule,
    EntryKey key,
    AnswerCache store,
    Duration maxAge,
    @Nullable SemanticCall semantic,
    Function<Call, Mono<Void>> work) {

  /** The same, made by another call. */
  CachedCall by(Call other) {
    return new CachedCall(other, rule, key, store, maxAge, semantic, work);
  }

  /** Has it made for nobody else. */
  Mono<Void> made() {
    return work.apply(call);
  }
}
