package io.turnpike.routing.guardrails.injection;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The learned weights, from {@code injection/weights.bin}: two steps, then a byte a feature. */
final class Weights {

  static final Weights LEARNED = read();

  private final float meaning;
  private final float gram;
  private final byte[] bytes;

  private Weights(float meaning, float gram, byte[] bytes) {
    this.meaning = meaning;
    this.gram = gram;
    this.bytes = bytes;
  }

  /** What a feature adds to the score; a word hash before it is shared among all of a text. */
  double of(int feature) {
    double fixed = Telltale.is(feature) ? Telltale.of(feature).adds() : 0;
    return fixed + bytes[feature] * (feature < Layout.MEANINGS ? meaning : gram);
  }

  private static Weights read() {
    try (InputStream in =
            Objects.requireNonNull(Weights.class.getResourceAsStream("/injection/weights.bin"));
        DataInputStream data = new DataInputStream(in)) {
      Weights weights = new Weights(data.readFloat(), data.readFloat(), data.readAllBytes());
      if (weights.bytes.length != Layout.ALL) {
        throw new IllegalStateException("The weights are of another layout; learn them anew.");
      }
      return weights;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
