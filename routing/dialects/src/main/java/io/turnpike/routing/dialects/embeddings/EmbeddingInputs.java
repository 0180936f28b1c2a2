package io.turnpike.routing.dialects.embeddings;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.JsonParsers;
import io.turnpike.routing.dialects.json.ScannedBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What is to be embedded.
 *
 * @param count how many; 1 or more
 * @param longest bytes of the longest one, as text would have them
 */
record EmbeddingInputs(long count, long longest) {

  static final String FIELD = "input";

  /** How much text a token is, about. */
  private static final int BYTES = 4;

  static EmbeddingInputs of(ScannedBody body) {
    Member input = body.member(FIELD);
    return input == null ? new EmbeddingInputs(1, 0) : of(body.bytes(), input);
  }

  private static EmbeddingInputs of(byte[] body, Member input) {
    int length = input.end() - input.start();
    try (JsonParser in = JsonParsers.of(body, input.start(), length)) {
      return in.nextToken() == JsonToken.START_ARRAY ? list(in) : new EmbeddingInputs(1, length);
    }
  }

  /** Texts, the tokens of one text, or arrays of those. */
  private static EmbeddingInputs list(JsonParser in) {
    long count = 0;
    long tokens = 0;
    long longest = 0;
    for (JsonToken each = next(in); each != null; each = next(in)) {
      boolean token = each == JsonToken.VALUE_NUMBER_INT;
      tokens += token ? 1 : 0;
      count += token ? 0 : 1;
      longest = Math.max(longest, token ? 0 : length(in, each));
    }
    return new EmbeddingInputs(Math.max(1, count), Math.max(longest, tokens * BYTES));
  }

  private static long length(JsonParser in, JsonToken input) {
    if (input == JsonToken.START_ARRAY) {
      long tokens = 0;
      for (JsonToken each = next(in); each != null; each = next(in)) {
        in.skipChildren();
        tokens++;
      }
      return tokens * BYTES;
    }
    in.skipChildren();
    return input == JsonToken.VALUE_STRING ? in.getStringLength() : 0;
  }

  /** Null at the end of the array. */
  private static @Nullable JsonToken next(JsonParser in) {
    JsonToken token = in.nextToken();
    return token == JsonToken.END_ARRAY ? null : token;
  }
}
