package io.turnpike.routing.gateway.cache.meaning;

import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.cache.Partition;
import io.turnpike.routing.cache.meaning.Embedder;
import io.turnpike.routing.cache.meaning.Likeness;
import io.turnpike.routing.cache.meaning.Likeness.Near;
import io.turnpike.routing.cache.meaning.Likeness.None;
import io.turnpike.routing.cache.meaning.Likeness.Same;
import io.turnpike.routing.cache.meaning.MeaningIndex;
import io.turnpike.routing.cache.meaning.Question;
import io.turnpike.routing.gateway.cache.meaning.SemanticCall.Asked;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.plan.CacheRule.SemanticRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What was asked alike. Whatever fails or is slow is as if there were nothing. */
@Component
public class SemanticAnswers {

  /** Without it the answer would be on its way: longer than that nobody waits for a vector. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** For what is kept, nobody waits. */
  private static final Duration LATEST = Duration.ofSeconds(10);

  /** Looking through thousands of questions takes milliseconds. */
  private static final Scheduler OFF_LOOP = Schedulers.boundedElastic();

  private static final Likeness NOTHING = new None();

  private final @Nullable MeaningIndex index;
  private final Embedders embedders;
  private final Afterwards afterwards;
  private final SemanticMeters meters;

  SemanticAnswers(
      ObjectProvider<MeaningIndex> index,
      Embedders embedders,
      Afterwards afterwards,
      SemanticMeters meters) {
    this.index = index.getIfAvailable();
    this.embedders = embedders;
    this.afterwards = afterwards;
    this.meters = meters;
  }

  /**
   * @param key of the call's own answer
   * @param inMemory whether nothing of it may be stored
   */
  public SemanticCall of(
      Call call, SemanticRule rule, Partition partition, EntryKey key, boolean inMemory) {
    return new SemanticCall(rule, () -> asked(call, rule, partition, key, inMemory));
  }

  private @Nullable Asked asked(
      Call call, SemanticRule rule, Partition partition, EntryKey key, boolean inMemory) {
    Embedder embedder = index == null ? null : embedders.of(call, rule);
    Question question =
        embedder == null ? null : Questions.of(call, partition, key, embedder.name(), inMemory);
    if (embedder == null || question == null) {
      meters.looked("unasked");
      return null;
    }
    return new Asked(question, embedder);
  }

  /** Never fails, and takes a second at most. */
  public Mono<Likeness> nearest(SemanticCall call) {
    Asked asked = call.asked();
    return asked == null ? Mono.just(NOTHING) : nearest(call, asked);
  }

  private Mono<Likeness> nearest(SemanticCall call, Asked asked) {
    return call.embedded(asked)
        .publishOn(OFF_LOOP)
        .map(vector -> nearest(call, asked, vector))
        .timeout(PATIENCE)
        .defaultIfEmpty(NOTHING)
        .doOnNext(meters::found)
        .doOnError(meters::failed)
        .onErrorReturn(NOTHING);
  }

  private Likeness nearest(SemanticCall call, Asked asked, float[] vector) {
    Likeness found = index == null ? NOTHING : index.nearest(asked.question(), vector, call.rule());
    return switch (found) {
      case None none -> none;
      case Near near -> {
        own(asked, near.key());
        call.near(near);
        yield near;
      }
      case Same same -> {
        own(asked, same.key());
        yield same;
      }
    };
  }

  /** Partitions see to it; whatever they do, nothing of another organization comes near. */
  private static void own(Asked asked, EntryKey key) {
    if (!key.organization().equals(asked.question().key().organization())) {
      throw new IllegalStateException("What was found is of another organization.");
    }
  }

  /** An answer that was found is gone. */
  public void forget(SemanticCall call, EntryKey key) {
    Asked asked = call.asked();
    if (index != null && asked != null) {
      index.forget(asked.question(), key);
    }
  }

  /** The call's own answer is being kept. */
  public void keep(SemanticCall call, Duration maxAge) {
    Asked asked = call.asked();
    float[] vector = call.vector();
    if (asked != null && vector != null) {
      keep(asked.question(), vector, maxAge);
    } else if (asked != null) {
      afterwards.offer(embedded(call, asked, maxAge));
    }
  }

  private Mono<Void> embedded(SemanticCall call, Asked asked, Duration maxAge) {
    return call.embedded(asked)
        .timeout(LATEST)
        .doOnNext(vector -> keep(asked.question(), vector, maxAge))
        .then();
  }

  private void keep(Question question, float[] vector, Duration maxAge) {
    if (index != null) {
      index.keep(question, vector, maxAge);
    }
  }
}
