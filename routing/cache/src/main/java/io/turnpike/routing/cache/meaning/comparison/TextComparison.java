package io.turnpike.routing.cache.meaning.comparison;

import io.turnpike.routing.cache.meaning.AnswerComparison;
import io.turnpike.routing.cache.meaning.Embedder;
import io.turnpike.routing.cache.meaning.guards.AnswerGuards;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Two answers are alike where they are the same but for case, punctuation and white space; else
 * where their vectors are near and their figures, code and negations agree. What cannot be compared
 * is not alike: a wrong label costs a hit, a missed one costs a client a wrong answer.
 */
@Component
final class TextComparison implements AnswerComparison {

  private static final double ALIKE = 0.8;

  /** As much of an answer as embedders take in; the rest would go unseen. */
  private static final int COMPARED = 1_000;

  @Override
  public Mono<Boolean> alike(String one, String other, Embedder embedder) {
    return Mono.defer(
        () -> {
          String here = plain(one);
          String there = plain(other);
          if (here.equals(there)) {
            return Mono.just(true);
          }
          return here.isEmpty() || there.isEmpty() || !AnswerGuards.agree(one, other)
              ? Mono.just(false)
              : near(beginning(one), beginning(other), embedder);
        });
  }

  private static Mono<Boolean> near(String one, String other, Embedder embedder) {
    return Mono.zip(embedder.embed(one), embedder.embed(other))
        .map(vectors -> product(vectors.getT1(), vectors.getT2()) >= ALIKE);
  }

  private static double product(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < Math.min(one.length, other.length); i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }

  private static String beginning(String text) {
    int end = Math.min(text.length(), COMPARED);
    boolean halved = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, halved ? end - 1 : end);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
