package io.turnpike.routing.dialects.embeddings;

import io.turnpike.routing.dialects.json.JsonParsers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Arrays of numbers in JSON, as they stand there: most clients get them so. */
public final class WrittenVectors {

  private WrittenVectors() {}

  /** All arrays of numbers, whatever is around them, in their order. */
  public static List<byte[]> in(byte[] json) {
    List<byte[]> vectors = new ArrayList<>();
    int start = -1;
    try (JsonParser in = JsonParsers.of(json, 0, json.length)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          start = (int) in.currentTokenLocation().getByteOffset();
        } else if (token == JsonToken.END_ARRAY && start >= 0) {
          vectors.add(Arrays.copyOfRange(json, start, (int) in.currentLocation().getByteOffset()));
          start = -1;
        } else if (!token.isNumeric()) {
          start = -1;
        }
      }
    }
    return vectors;
  }

  /** The same as 32-bit numbers, low byte first, in base64 and quotes. */
  static byte[] coded(byte[] vector) {
    ByteBuffer numbers = ByteBuffer.allocate(vector.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    try (JsonParser in = JsonParsers.of(vector, 0, vector.length)) {
      while (in.nextToken() != null) {
        if (in.currentToken().isNumeric()) {
          numbers.putFloat(in.getFloatValue());
        }
      }
    }
    byte[] base64 = Base64.getEncoder().encode(Arrays.copyOf(numbers.array(), numbers.position()));
    return ByteBuffer.allocate(base64.length + 2)
        .put((byte) '"')
        .put(base64)
        .put((byte) '"')
        .array();
  }
}
