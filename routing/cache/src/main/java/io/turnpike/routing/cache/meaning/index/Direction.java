package io.turnpike.routing.cache.meaning.index;

/**
 * A vector of length one in eight bits a number, a quarter of its size; likenesses are off by less
 * than 0.005.
 *
 * @param scale by which the bytes were multiplied
 */
record Direction(byte[] bytes, float scale) {

  private static final int MOST = 127;

  static Direction of(float[] vector) {
    float largest = 0;
    for (float value : vector) {
      largest = Math.max(largest, Math.abs(value));
    }
    float scale = largest == 0 ? 1 : MOST / largest;
    byte[] bytes = new byte[vector.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(vector[i] * scale);
    }
    return new Direction(bytes, scale);
  }

  /** Cosine of the angle between them, -1 to 1; -1 for vectors of other lengths. */
  double likeness(Direction other) {
    byte[] there = other.bytes;
    if (bytes.length != there.length) {
      return -1;
    }
    int sum = 0;
    for (int i = 0; i < bytes.length; i++) {
      sum += bytes[i] * there[i];
    }
    return Math.clamp(sum / ((double) scale * other.scale), -1, 1);
  }
}
