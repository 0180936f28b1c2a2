package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.cache.meaning.Likeness;
import io.turnpike.routing.cache.meaning.Likeness.Near;
import io.turnpike.routing.cache.meaning.Likeness.None;
import io.turnpike.routing.cache.meaning.Likeness.Same;
import io.turnpike.routing.gateway.cache.meaning.AnswerComparisons;
import io.turnpike.routing.gateway.cache.meaning.SecondCalls;
import io.turnpike.routing.gateway.cache.meaning.SemanticAnswers;
import io.turnpike.routing.gateway.cache.meaning.SemanticCall;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.usage.DecisionNote.Shadowed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers to what means the same, for calls whose own answer is not kept; what is kept is known by
 * its meaning from then on.
 */
@Component
class SemanticHits {

  /** JSON pointer of what asks for it. */
  private static final String AT = "/cache";

  /** One that is too old for this request is not gone. */
  private static final Duration EVER = Duration.ofDays(365);

  private final SemanticAnswers answers;
  private final AnswerComparisons comparisons;
  private final SecondCalls seconds;
  private final Coherence coherence;

  SemanticHits(
      SemanticAnswers answers,
      AnswerComparisons comparisons,
      SecondCalls seconds,
      Coherence coherence) {
    this.answers = answers;
    this.comparisons = comparisons;
    this.seconds = seconds;
    this.coherence = coherence;
  }

  /** Empty where there is none that may be served; never fails. */
  Mono<Landed.Alike> of(CachedCall one) {
    SemanticCall semantic = one.semantic();
    if (semantic == null) {
      return Mono.empty();
    }
    semantic.read();
    Mono<Optional<Landed.Alike>> looked =
        answers
            .nearest(semantic)
            .flatMap(found -> found(one, semantic, found))
            .map(Optional::of)
            .defaultIfEmpty(Optional.empty());
    return one.call().client().hereafter(looked).flatMap(Mono::justOrEmpty);
  }

  private Mono<Landed.Alike> found(CachedCall one, SemanticCall semantic, Likeness found) {
    return switch (found) {
      case None _, Near _ -> Mono.empty();
      case Same same ->
          one.store()
              .find(same.key(), EVER)
              .switchIfEmpty(gone(semantic, same))
              .filter(entry -> mayBeServed(one, semantic, same, entry))
              .map(entry -> new Landed.Alike(entry, same));
    };
  }

  private Mono<Entry> gone(SemanticCall semantic, Same same) {
    return Mono.fromRunnable(() -> answers.forget(semantic, same.key()));
  }

  private boolean mayBeServed(CachedCall one, SemanticCall semantic, Same same, Entry entry) {
    boolean old = entry.storedAt().isBefore(Instant.now().minus(one.maxAge()));
    String refusal = old ? "too_old" : coherence.refusal(one.call(), entry);
    if (refusal != null) {
      semantic.near(new Near(same.key(), same.similarity(), refusal));
    }
    return refusal == null;
  }

  /** Keeps an answer, and compares it with what was near. */
  void keep(CachedCall one, @Nullable SemanticCall semantic, Entry entry) {
    one.store().keep(one.key(), entry, one.maxAge());
    if (semantic != null) {
      answers.keep(semantic, one.maxAge());
      Near near = semantic.near();
      if (near != null) {
        comparisons.near(semantic, near, entry, one.store().find(near.key(), one.maxAge()));
      }
    }
  }

  /**
   * Has the call made although it is answered, and learns whether that was right.
   *
   * @param most bytes of an answer
   */
  void verify(CachedCall one, Landed.Alike served, int most) {
    SemanticCall semantic = one.semantic();
    if (semantic != null && served.same().verify()) {
      Call second = seconds.of(one.call());
      boolean sent = second != null && make(one, semantic, served, second, most);
      note(one, served.entry(), sent ? second : null, second == null);
    }
  }

  private boolean make(
      CachedCall one, SemanticCall semantic, Landed.Alike served, Call second, int most) {
    CachedCall anew = one.by(second);
    Keeping keeper =
        new Keeping(
            anew,
            null,
            most,
            fresh ->
                comparisons.served(
                    semantic,
                    served.same(),
                    served.entry(),
                    fresh,
                    () -> keep(anew, semantic, fresh)));
    return comparisons.make(seconds.make(second, keeper));
  }

  private static void note(
      CachedCall one, Entry entry, @Nullable Call second, boolean rateLimited) {
    UUID copy = second == null ? null : second.draft().id();
    String reason = rateLimited ? "rate_limited" : second == null ? "too_many_in_flight" : null;
    one.call().draft().note(new Shadowed(AT, entry.connection(), entry.model(), copy, reason));
  }
}
