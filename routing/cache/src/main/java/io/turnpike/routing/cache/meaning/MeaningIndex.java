package io.turnpike.routing.cache.meaning;

import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.plan.CacheRule.SemanticRule;
import java.time.Duration;

/**
 * What was asked and has an answer that is kept, by its meaning: in this node's memory, and in
 * Postgres, from which memory is filled. It holds no answers. Nothing here waits or fails.
 */
public interface MeaningIndex {

  /**
   * @param vector of the question's text, by the partition's embedder
   */
  Likeness nearest(Question asked, float[] vector, SemanticRule rule);

  /** A question whose answer is being kept. */
  void keep(Question asked, float[] vector, Duration maxAge);

  /** Its answer is gone. */
  void forget(Question asked, EntryKey key);

  /**
   * What came of a comparison of the answer that a question got, or would have got, with its own.
   *
   * @param like whose answer that was
   * @param served whether it was served, so that a wrong one was a wrong hit
   */
  void learn(
      Question asked,
      EntryKey like,
      double similarity,
      boolean right,
      boolean served,
      SemanticRule rule);
}
