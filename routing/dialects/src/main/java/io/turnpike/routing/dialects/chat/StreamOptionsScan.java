package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.json.BodyFailures;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads {@code stream_options} from its opening to its closing brace. */
final class StreamOptionsScan {

  private StreamOptionsScan() {}

  static StreamOptions read(JsonParser in, int offset) {
    int open = offset + (int) in.currentLocation().getByteOffset();
    boolean include = false;
    boolean empty = true;
    int start = -1;
    int end = -1;
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      empty = false;
      boolean usage = in.currentName().equals("include_usage");
      JsonToken value = in.nextToken();
      if (usage) {
        include = includeUsage(value);
        start = offset + (int) in.currentTokenLocation().getByteOffset();
      }
      in.skipChildren();
      in.finishToken();
      end = usage ? offset + (int) in.currentLocation().getByteOffset() : end;
    }
    return new StreamOptions(false, include, open, empty, start, end);
  }

  private static boolean includeUsage(JsonToken value) {
    return switch (value) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE, VALUE_NULL -> false;
      default -> throw BodyFailures.type("stream_options.include_usage", "true or false", value);
    };
  }
}
