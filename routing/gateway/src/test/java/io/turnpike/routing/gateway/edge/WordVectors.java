package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.cache.meaning.Embedder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Vectors by the words of a text, whatever their order; can be told to fail, or to hang. */
final class WordVectors implements Embedder {

  /** Prime, so that few words meet. */
  private static final int LENGTH = 4_093;

  private static final Set<String> SMALL =
      Set.of("", "a", "the", "is", "are", "do", "s", "of", "your", "our", "please");

  final AtomicInteger asked = new AtomicInteger();
  private volatile Mono<Void> before = Mono.empty();

  void fails() {
    before = Mono.error(new IllegalStateException("No vectors today."));
  }

  void hangs() {
    before = Mono.delay(Duration.ofMinutes(1)).then();
  }

  void recovers() {
    before = Mono.empty();
    asked.set(0);
  }

  @Override
  public String name() {
    return "words";
  }

  @Override
  public Mono<float[]> embed(String text) {
    return Mono.defer(
        () -> {
          asked.incrementAndGet();
          return before.then(Mono.fromSupplier(() -> of(text)));
        });
  }

  static float[] of(String text) {
    float[] vector = new float[LENGTH];
    Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .filter(word -> !SMALL.contains(word))
        .forEach(word -> vector[Math.floorMod(word.hashCode(), LENGTH)] = 1);
    double length = Math.sqrt(cosine(vector, vector));
    for (int i = 0; i < LENGTH; i++) {
      vector[i] = (float) (vector[i] / Math.max(length, 1e-9));
    }
    return vector;
  }

  static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
