package io.turnpike.routing.providers.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** A text as a vector of length one: each of its tokens adds to one place, up or down. */
record DemoVector(float[] values) {

  private static final int SPREAD = 0x9E3779B9;

  static DemoVector of(List<String> tokens, int length) {
    float[] sums = new float[length];
    for (String token : tokens) {
      int hash = hash(token.strip().toLowerCase(Locale.ROOT));
      sums[Math.floorMod(hash >>> 1, length)] += (hash & 1) == 0 ? 1 : -1;
    }
    return new DemoVector(normalized(sums));
  }

  /** Its numbers as OpenAI packs them: four bytes each, the lowest first. */
  String base64() {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static int hash(String token) {
    int mixed = token.hashCode() * SPREAD;
    return mixed ^ mixed >>> 15;
  }

  /** Tokens that cancel each other out leave a vector that points anywhere, but somewhere. */
  private static float[] normalized(float[] sums) {
    double squares = 0;
    for (float sum : sums) {
      squares += (double) sum * sum;
    }
    if (squares == 0) {
      sums[0] = 1;
      return sums;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (float) (sums[i] / Math.sqrt(squares));
    }
    return sums;
  }
}
