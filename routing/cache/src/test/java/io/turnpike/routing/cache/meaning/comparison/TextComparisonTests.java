package io.turnpike.routing.cache.meaning.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.cache.meaning.Embedder;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class TextComparisonTests {

  /** Finds everything alike, so that only the rest tells texts apart. */
  private static final Embedder ALIKE = embedder(Mono.just(new float[] {1, 0}));

  private static final Embedder NONE = embedder(Mono.error(new IllegalStateException("down")));

  @Test
  void theSameTextNeedsNoVector() {
    assertThat(alike("Yes, 30 days.", "yes 30 days", NONE)).isTrue();
  }

  @Test
  void anotherFigureOrAnotherVerdictIsAnotherAnswer() {
    assertThat(alike("You have 30 days.", "You have 14 days.", ALIKE)).isFalse();
    assertThat(alike("Yes, that is fine.", "No, that is fine.", ALIKE)).isFalse();
    assertThat(alike("We are open then.", "We are not open then.", ALIKE)).isFalse();
    assertThat(alike("We are open then.", "We are closed then.", ALIKE)).isFalse();
    assertThat(alike("", "We are open then.", ALIKE)).isFalse();
  }

  @Test
  void theSameInOtherWordsIsAlikeWhereVectorsAreNear() {
    String one = "Returns are taken within 30 days.";
    String other = "Within 30 days you may send it back.";
    assertThat(alike(one, other, ALIKE)).isTrue();
    Embedder apart =
        new Embedder() {
          @Override
          public String name() {
            return "apart";
          }

          @Override
          public Mono<float[]> embed(String text) {
            return Mono.just(text.equals(one) ? new float[] {1, 0} : new float[] {0, 1});
          }
        };
    assertThat(alike(one, other, apart)).isFalse();
  }

  private static boolean alike(String one, String other, Embedder embedder) {
    return Boolean.TRUE.equals(new TextComparison().alike(one, other, embedder).block());
  }

  private static Embedder embedder(Mono<float[]> vector) {
    return new Embedder() {
      @Override
      public String name() {
        return "fixed";
      }

      @Override
      public Mono<float[]> embed(String text) {
        return vector;
      }
    };
  }
}
