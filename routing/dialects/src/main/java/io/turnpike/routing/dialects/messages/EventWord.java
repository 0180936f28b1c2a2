package io.turnpike.routing.dialects.messages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** The names and values in events that the gateway decides by, recognised in place. */
enum EventWord {
  TYPE("type"),
  ERROR("error"),
  MESSAGE("message"),
  USAGE("usage"),
  DELTA("delta"),
  BLOCK("content_block"),
  TEXT("text"),
  THINKING("thinking"),
  ARGUMENTS("partial_json"),
  STOP_REASON("stop_reason"),
  MODEL("model"),
  PING("ping"),
  MESSAGE_START("message_start"),
  MESSAGE_DELTA("message_delta"),
  MESSAGE_STOP("message_stop"),
  OTHER("");

  private static final EventWord[] ALL = values();

  private final byte[] word;

  EventWord(String word) {
    this.word = word.getBytes(US_ASCII);
  }

  static EventWord of(byte[] bytes, int start, int end) {
    for (EventWord known : ALL) {
      if (known.word.length == end - start
          && Arrays.equals(bytes, start, end, known.word, 0, known.word.length)) {
        return known;
      }
    }
    return OTHER;
  }
}
