package io.turnpike.routing.dialects.invoke;

import io.turnpike.routing.dialects.json.BytePattern;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the text is that an event of a stream brings, by the names that families of models have for
 * it. Only estimates go by it, of streams that broke off before anybody counted.
 *
 * @param start offset of its first byte
 * @param end 0 for none
 */
record WrittenText(int start, int end) {

  static final WrittenText NONE = new WrittenText(0, 0);

  private static final List<Name> NAMES =
      Stream.of(
              "text",
              "generation",
              "outputText",
              "partial_json",
              "thinking",
              "reasoning_content",
              "content")
          .map(Name::of)
          .toList();

  /**
   * @param length of what is looked for, quotes included
   */
  private record Name(BytePattern pattern, int length) {

    static Name of(String word) {
      return new Name(BytePattern.quoted(word), word.length() + 2);
    }
  }

  static WrittenText in(byte[] data, int start, int end) {
    for (Name name : NAMES) {
      int at = name.pattern.find(data, start, end);
      WrittenText text = at < 0 ? NONE : value(data, at + name.length, end);
      if (text.end > 0) {
        return text;
      }
    }
    return NONE;
  }

  /** What stands behind a colon, if it is a string. */
  private static WrittenText value(byte[] data, int from, int end) {
    int open = from;
    while (open < end && (data[open] == ':' || data[open] == ' ')) {
      open++;
    }
    if (open == from || open >= end || data[open] != '"') {
      return NONE;
    }
    int close = open + 1;
    while (close < end && data[close] != '"') {
      close += data[close] == '\\' ? 2 : 1;
    }
    return new WrittenText(open + 1, Math.min(close, end));
  }
}
