package io.turnpike.routing.gateway.cache.meaning;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vector in an answer of a connection's. */
final class VectorAnswer {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST = 8_192;

  private VectorAnswer() {}

  /** Of length one; throws for an answer that has none, or one that points nowhere. */
  static float[] read(byte[] answer) {
    JsonNode numbers = JSON.readTree(answer).at("/data/0/embedding");
    if (!numbers.isArray() || numbers.size() > LONGEST) {
      throw new IllegalArgumentException("The answer has no vector.");
    }
    float[] vector = new float[numbers.size()];
    double length = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) numbers.get(i).doubleValue(Double.NaN);
      length += (double) vector[i] * vector[i];
    }
    return ofLengthOne(vector, Math.sqrt(length));
  }

  private static float[] ofLengthOne(float[] vector, double length) {
    if (!Double.isFinite(length) || length == 0) {
      throw new IllegalArgumentException("The vector has no direction.");
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / length);
    }
    return vector;
  }
}
