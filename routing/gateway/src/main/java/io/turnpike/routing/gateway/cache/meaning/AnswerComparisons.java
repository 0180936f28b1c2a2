package io.turnpike.routing.gateway.cache.meaning;

import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.cache.meaning.AnswerComparison;
import io.turnpike.routing.cache.meaning.Likeness.Near;
import io.turnpike.routing.cache.meaning.Likeness.Same;
import io.turnpike.routing.cache.meaning.MeaningIndex;
import io.turnpike.routing.gateway.cache.meaning.SemanticCall.Asked;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers to what was asked alike, put beside each other, and what is learned of that. All of it is
 * done when their clients have them.
 */
@Component
public class AnswerComparisons {

  private static final String HIT = "hit";
  private static final String NEAR = "near";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Why something is not served that no guard has told apart. */
  private static final Set<String> OPEN = Set.of("threshold", "unproven", "quarantine");

  private final @Nullable MeaningIndex index;
  private final @Nullable AnswerComparison comparison;
  private final Afterwards afterwards;
  private final SemanticMeters meters;

  AnswerComparisons(
      ObjectProvider<MeaningIndex> index,
      ObjectProvider<AnswerComparison> comparison,
      Afterwards afterwards,
      SemanticMeters meters) {
    this.index = index.getIfAvailable();
    this.comparison = comparison.getIfAvailable();
    this.afterwards = afterwards;
    this.meters = meters;
  }

  /**
   * Compares a call's own answer with one that was near and not served. What a guard told apart is
   * no question any more.
   *
   * @param kept that other one; empty where it is gone
   */
  public void near(SemanticCall call, Near near, Entry own, Mono<Entry> kept) {
    if (OPEN.contains(near.reason())) {
      Mono<Void> compared =
          kept.flatMap(entry -> alike(call, entry, own))
              .doOnNext(right -> learn(call, near.key(), near.similarity(), right, false))
              .doOnError(_ -> meters.compared(NEAR, "failed"))
              .then();
      offer(NEAR, compared);
    }
  }

  /**
   * The same with one that was served.
   *
   * @param own that of the call, made although it had been answered
   * @param wrong what is to be done where the one that was served was none
   */
  public void served(SemanticCall call, Same same, Entry served, Entry own, Runnable wrong) {
    Mono<Void> compared =
        Mono.defer(() -> alike(call, served, own))
            .doOnNext(right -> learn(call, same.key(), same.similarity(), right, true))
            .doOnNext(right -> unless(right, wrong))
            .doOnError(_ -> meters.compared(HIT, "failed"))
            .then();
    offer(HIT, compared);
  }

  /** Has a call made once more, or does not where there is no room; says which. */
  public boolean make(Mono<Void> second) {
    boolean room = afterwards.offer(second);
    if (!room) {
      meters.compared(HIT, "dropped");
    }
    return room;
  }

  private void offer(String of, Mono<Void> compared) {
    if (!afterwards.offer(compared)) {
      meters.compared(of, "dropped");
    }
  }

  private static void unless(boolean right, Runnable wrong) {
    if (!right) {
      wrong.run();
    }
  }

  /** Answers of which nobody can find a text teach nothing. */
  private Mono<Boolean> alike(SemanticCall call, Entry one, Entry other) {
    Asked asked = call.asked();
    String said = AnswerTexts.of(one);
    String meant = AnswerTexts.of(other);
    return comparison == null || asked == null || said.isBlank() || meant.isBlank()
        ? Mono.empty()
        : comparison.alike(said, meant, asked.embedder()).timeout(PATIENCE);
  }

  private void learn(
      SemanticCall call, EntryKey like, double similarity, boolean right, boolean served) {
    meters.compared(served ? HIT : NEAR, right ? "right" : "wrong");
    Asked asked = call.asked();
    if (index != null && asked != null) {
      index.learn(asked.question(), like, similarity, right, served, call.rule());
    }
  }
}
