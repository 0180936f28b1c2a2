package io.turnpike.routing.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class MiniLmEmbedderTests {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final MeterRegistry registry = new SimpleMeterRegistry();

  @AutoClose("destroy")
  private final MiniLmEmbedder embedder = new MiniLmEmbedder(registry);

  @Test
  void vectorsHaveLengthOneAndTellNearFromFar() {
    float[] one = vector("What is your refund policy?");
    assertThat(one).hasSize(384);
    assertThat(product(one, one)).isCloseTo(1, offset(1e-4));
    assertThat(product(one, vector("Explain the policy on refunds")))
        .isGreaterThan(product(one, vector("How do I bake bread?")) + 0.3);
  }

  @Test
  void theModelIsLoadedByTheFirstText() {
    assertThat(embedder.isLoaded()).isFalse();
    vector("a");
    assertThat(embedder.isLoaded()).isTrue();
  }

  @Test
  void whoeverStopsWaitingDoesNotBreakOffTheLoading() {
    StepVerifier.create(embedder.embed("a")).thenAwait(Duration.ofMillis(20)).thenCancel().verify();
    assertThat(vector("b")).hasSize(384);
  }

  @Test
  void aTextOfMorePiecesThanTheModelKnowsHasNoVector() {
    StepVerifier.create(embedder.embed("word ".repeat(255)))
        .expectError(TextTooLongException.class)
        .verify(PATIENCE);
    assertThat(dropped("too_long")).isEqualTo(1);
    assertThat(vector("word ".repeat(254))).hasSize(384);
  }

  @Test
  void whatFindsNoRoomIsDroppedAndCounted() {
    long refused =
        Flux.range(0, 400)
            .flatMap(
                i ->
                    embedder
                        .embed("text " + i)
                        .map(_ -> false)
                        .onErrorReturn(RejectedExecutionException.class, true),
                400)
            .filter(Boolean::booleanValue)
            .count()
            .block(PATIENCE);
    assertThat(refused).isPositive().isLessThan(400);
    assertThat(dropped("crowded")).isEqualTo(refused);
  }

  private float[] vector(String text) {
    return embedder.embed(text).block(PATIENCE);
  }

  private double dropped(String reason) {
    return registry.get("turnpike.embeddings.dropped").tag("reason", reason).counter().count();
  }

  private static double product(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }
}
