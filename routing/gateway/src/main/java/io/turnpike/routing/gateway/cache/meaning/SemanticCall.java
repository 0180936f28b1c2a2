package io.turnpike.routing.gateway.cache.meaning;

import io.turnpike.routing.cache.meaning.Embedder;
import io.turnpike.routing.cache.meaning.Likeness.Near;
import io.turnpike.routing.cache.meaning.Question;
import io.turnpike.routing.plan.CacheRule.SemanticRule;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What a call asks by its meaning, and what has come of that. */
public final class SemanticCall {

  private final SemanticRule rule;
  private final Supplier<@Nullable Asked> reading;
  private final AtomicBoolean read = new AtomicBoolean();
  private final AtomicReference<@Nullable Mono<float[]>> embedding = new AtomicReference<>();
  private volatile @Nullable Asked asked;
  private volatile float @Nullable [] vector;
  private volatile @Nullable Near near;

  /**
   * What a call asks.
   *
   * @param embedder that makes its vector
   */
  record Asked(Question question, Embedder embedder) {}

  /**
   * @param reading of what it asks; null for a call that means what it says to the letter
   */
  SemanticCall(SemanticRule rule, Supplier<@Nullable Asked> reading) {
    this.rule = rule;
    this.reading = reading;
  }

  /** To be called before its body is let go of, and only where its own answer is not kept. */
  public void read() {
    if (read.compareAndSet(false, true)) {
      asked = reading.get();
    }
  }

  /** Null for a call that means what it says to the letter, and for one that was not read. */
  @Nullable Asked asked() {
    return asked;
  }

  SemanticRule rule() {
    return rule;
  }

  /**
   * The vector of its question, made once. Who waits no longer does not stop it: it may come in
   * time for what is kept, and a model that is being read must not begin anew with every call.
   */
  Mono<float[]> embedded(Asked what) {
    Mono<float[]> made =
        Mono.defer(() -> what.embedder().embed(what.question().text()))
            .doOnNext(it -> vector = it)
            .cache();
    Mono<float[]> before = embedding.compareAndExchange(null, made);
    return before == null ? made : before;
  }

  /** Null as long as there is none. */
  float @Nullable [] vector() {
    return vector;
  }

  /** What was near, and was not served; null for nothing. */
  public @Nullable Near near() {
    return near;
  }

  /** Something was found that is not served. */
  public void near(Near found) {
    near = found;
  }
}
