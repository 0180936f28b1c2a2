package io.turnpike.routing.dialects.gemini;

import io.turnpike.routing.dialects.json.JsonParsers;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** About how many tokens a request has: a token for four letters, and a number for each picture. */
final class CountedTokens {

  private static final int LETTERS = 4;
  private static final int PICTURE = 258;

  private CountedTokens() {}

  /** As the answer to whoever wants them counted. */
  static byte[] of(byte[] body) {
    return ("{\"totalTokens\":" + tokens(body) + "}").getBytes(StandardCharsets.US_ASCII);
  }

  private static long tokens(byte[] body) {
    long letters = 0;
    long pictures = 0;
    try (JsonParser in = JsonParsers.of(body, 0, body.length)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        boolean media = "data".equals(in.currentName());
        if (token == JsonToken.VALUE_STRING) {
          letters += media ? 0 : in.getStringLength();
          pictures += media ? 1 : 0;
        }
      }
    }
    return (letters + LETTERS - 1) / LETTERS + pictures * PICTURE;
  }
}
