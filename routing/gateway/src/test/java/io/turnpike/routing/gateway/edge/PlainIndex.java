package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.cache.meaning.Likeness;
import io.turnpike.routing.cache.meaning.Likeness.Near;
import io.turnpike.routing.cache.meaning.Likeness.None;
import io.turnpike.routing.cache.meaning.Likeness.Same;
import io.turnpike.routing.cache.meaning.MeaningIndex;
import io.turnpike.routing.cache.meaning.Question;
import io.turnpike.routing.plan.CacheRule.SemanticRule;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Questions in a list; what it is told it remembers for tests. */
final class PlainIndex implements MeaningIndex {

  static final double ALIKE = 0.8;
  private static final double NEAR = 0.4;

  final List<Known> known = new CopyOnWriteArrayList<>();
  final List<Question> asked = new CopyOnWriteArrayList<>();
  final List<EntryKey> forgotten = new CopyOnWriteArrayList<>();
  final List<Lesson> lessons = new CopyOnWriteArrayList<>();
  volatile boolean verifying;

  record Known(Question question, float[] vector) {}

  record Lesson(EntryKey like, boolean right, boolean served) {}

  void clear() {
    known.clear();
    asked.clear();
    forgotten.clear();
    lessons.clear();
    verifying = false;
  }

  @Override
  public Likeness nearest(Question question, float[] vector, SemanticRule rule) {
    asked.add(question);
    Known best = null;
    for (Known each : known) {
      if (each.question().partition().equals(question.partition())
          && (best == null || similarity(each, vector) > similarity(best, vector))) {
        best = each;
      }
    }
    return best == null ? new None() : likeness(question, vector, best, rule);
  }

  private Likeness likeness(Question question, float[] vector, Known best, SemanticRule rule) {
    double similarity = Math.min(1, similarity(best, vector));
    EntryKey key = best.question().key();
    String guard = guard(question.text(), best.question().text());
    Double threshold = rule.threshold();
    if (similarity < NEAR) {
      return new None();
    }
    if (guard != null) {
      return new Near(key, similarity, guard);
    }
    return similarity < (threshold == null ? ALIKE : threshold)
        ? new Near(key, similarity, "threshold")
        : new Same(key, similarity, verifying);
  }

  private static @Nullable String guard(String one, String other) {
    return digits(one).equals(digits(other)) ? null : "number";
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]+", " ");
  }

  private static double similarity(Known known, float[] vector) {
    return WordVectors.cosine(known.vector(), vector);
  }

  @Override
  public void keep(Question question, float[] vector, Duration maxAge) {
    known.add(new Known(question, vector));
  }

  @Override
  public void forget(Question question, EntryKey key) {
    forgotten.add(key);
    known.removeIf(each -> each.question().key().equals(key));
  }

  @Override
  public void learn(
      Question question,
      EntryKey like,
      double similarity,
      boolean right,
      boolean served,
      SemanticRule rule) {
    lessons.add(new Lesson(like, right, served));
  }
}
