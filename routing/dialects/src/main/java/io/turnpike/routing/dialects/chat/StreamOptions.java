package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.json.BodyFailures;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The request's {@code stream_options}.
 *
 * @param isNull the field is there and null
 * @param includeUsage what the client asked for
 * @param open offset just after the opening brace
 * @param empty no fields inside
 * @param start offset of the value of {@code include_usage}; -1 when it is not there
 */
record StreamOptions(
    boolean isNull, boolean includeUsage, int open, boolean empty, int start, int end) {

  static final StreamOptions NULL = new StreamOptions(true, false, -1, true, -1, -1);

  /**
   * From the parser on the opening brace, whose first byte is at {@code offset}, to the closing
   * one.
   */
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
        include = BodyFailures.truth("stream_options.include_usage", value);
        start = offset + (int) in.currentTokenLocation().getByteOffset();
      }
      in.skipChildren();
      in.finishToken();
      end = usage ? offset + (int) in.currentLocation().getByteOffset() : end;
    }
    return new StreamOptions(false, include, open, empty, start, end);
  }
}
