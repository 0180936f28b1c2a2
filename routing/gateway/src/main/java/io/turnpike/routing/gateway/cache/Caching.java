package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.cache.AnswerCache;
import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.cache.Partition;
import io.turnpike.routing.gateway.cache.asked.CacheHeaders;
import io.turnpike.routing.gateway.cache.asked.CacheWishes;
import io.turnpike.routing.gateway.cache.asked.CallKeys;
import io.turnpike.routing.gateway.cache.asked.NamedUsers;
import io.turnpike.routing.gateway.cache.asked.Uncached;
import io.turnpike.routing.gateway.cache.meaning.SemanticAnswers;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.Delivery;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Keeper;
import io.turnpike.routing.plan.CacheRule;
import io.turnpike.routing.plan.CacheRule.SemanticRule;
import io.turnpike.routing.plan.PlanSteps;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Kept answers of a call whose config keeps some: a call is answered by what was kept, else by what
 * is just being made for another call that asks the same, else by an answer of its own, which is
 * kept on its way back.
 */
@Component
public class Caching {

  private final AnswerCache cache;
  private final Flights flights;
  private final Readers readers;
  private final SemanticAnswers semantics;
  private final SemanticHits alike;

  Caching(
      AnswerCache cache,
      Flights flights,
      Readers readers,
      SemanticAnswers semantics,
      SemanticHits alike) {
    this.cache = cache;
    this.flights = flights;
    this.readers = readers;
    this.semantics = semantics;
    this.alike = alike;
  }

  /**
   * Serves what is kept, or has the answer made.
   *
   * @param work makes it, and delivers it by the call's own delivery
   */
  public Mono<Void> through(Call call, Function<Call, Mono<Void>> work) {
    CacheRule rule = call.plan().rules().cache();
    return rule == null ? work.apply(call) : through(call, rule, work);
  }

  /**
   * Keeps an answer on its way to the client.
   *
   * @param next what becomes of it then
   */
  public Mono<Void> keep(Call call, Answer answer, Delivery next) {
    Keeper keeper = call.context().keeper();
    return keeper == null ? next.deliver(call, answer) : keeper.keep(call, answer, next);
  }

  private Mono<Void> through(Call call, CacheRule rule, Function<Call, Mono<Void>> work) {
    CacheWishes wishes = CacheHeaders.read(call.client());
    String reason = wishes.noStore() ? "no_store" : Uncached.reason(call);
    return reason == null ? keyed(call, rule, wishes, work) : bypass(call, reason, work);
  }

  private Mono<Void> keyed(
      Call call, CacheRule rule, CacheWishes wishes, Function<Call, Mono<Void>> work) {
    Partition partition =
        Partition.of(call.caller(), rule, wishes.namespace(), NamedUsers.of(call));
    if (partition == null) {
      return bypass(call, "no_user", work);
    }
    EntryKey key = CallKeys.of(call, partition);
    if (key == null) {
      return bypass(call, "ambiguous_body", work);
    }
    AnswerCache store = store(call);
    SemanticRule semantic = rule.semantic();
    return cached(
        new CachedCall(
            call,
            rule,
            key,
            store,
            wishes.maxAge(rule.maxAge()),
            semantic == null ? null : semantics.of(call, semantic, partition, key, store != cache),
            work),
        wishes.refresh());
  }

  private static Mono<Void> bypass(Call call, String reason, Function<Call, Mono<Void>> work) {
    CacheNotes.bypass(call.draft(), reason);
    return work.apply(call);
  }

  private Mono<Void> cached(CachedCall one, boolean refresh) {
    return (refresh ? readers.alone(one, "refresh") : looked(one))
        .onErrorResume(GoesAlone.class, why -> readers.alone(one, why.reason()))
        .doFinally(_ -> one.call().context().end());
  }

  /** What this node has in memory is served without a flight. */
  private Mono<Void> looked(CachedCall one) {
    Entry near = near(one);
    if (near != null) {
      return readers.found(one, near);
    }
    return TurnedDown.mayLeadOn(one.call()) ? found(one) : shared(one, new AtomicBoolean());
  }

  /** Without a flight. */
  private Mono<Void> found(CachedCall one) {
    return one.call()
        .client()
        .hereafter(one.store().find(one.key(), one.maxAge()))
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(
            found -> found.map(entry -> readers.found(one, entry)).orElseGet(() -> missed(one)));
  }

  private Mono<Void> missed(CachedCall one) {
    return one.semantic() == null
        ? readers.alone(one, null)
        : alike
            .of(one)
            .map(Optional::of)
            .defaultIfEmpty(Optional.empty())
            .flatMap(
                found ->
                    found
                        .map(it -> readers.found(one, it, true))
                        .orElseGet(() -> readers.alone(one, null)));
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Entry near(CachedCall one) {
    try {
      return one.store().find(one.key(), one.maxAge()) instanceof Callable<?> known
          ? ((Callable<Entry>) known).call()
          : null;
    } catch (Exception never) {
      throw new IllegalStateException("What is in memory cannot fail.", never);
    }
  }

  /**
   * @param again whether it was on board before, of one that came to nothing
   */
  private Mono<Void> shared(CachedCall one, AtomicBoolean again) {
    return flights
        .board(one, (flight, landed) -> readers.landed(one, flight, landed))
        .onErrorResume(FlightFailed.class, failure -> after(one, failure, again));
  }

  /** What failed for the leader alone is tried once more, with others, and then without. */
  private Mono<Void> after(CachedCall one, FlightFailed failure, AtomicBoolean again) {
    if (!failure.mayGoBetterFor(one)) {
      readers.failed(one, failure);
      return Mono.error(failure.reason());
    }
    return again.compareAndSet(false, true) ? shared(one, again) : Mono.error(new GoesAlone(null));
  }

  /** What nobody may keep stays in memory. */
  private AnswerCache store(Call call) {
    AtomicBoolean zdr = new AtomicBoolean(call.requirements().zdr());
    PlanSteps.forEachServing(
        call.plan().root(), target -> zdr.compareAndSet(false, target.requirements().zdr()));
    return zdr.get() ? cache.inMemory() : cache;
  }
}
