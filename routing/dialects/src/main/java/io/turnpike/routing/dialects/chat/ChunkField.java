package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** The fields of a chunk that the gateway decides by, recognised in place. */
enum ChunkField {
  /** Text for the client, wherever it stands below a choice. */
  TEXT("content", "text", "refusal", "arguments", "input"),
  /** Text about the answer; whether it counts against the client's limit, vendors disagree. */
  REASONING("reasoning", "reasoning_content"),
  /** Arrays and objects that mean something is being said without text. */
  CALLS("tool_calls", "function_call", "audio"),
  FINISH_REASON("finish_reason"),
  CHOICES("choices"),
  USAGE("usage"),
  ERROR("error"),
  OTHER;

  private final byte[][] names;

  ChunkField(String... names) {
    this.names = Arrays.stream(names).map(name -> name.getBytes(US_ASCII)).toArray(byte[][]::new);
  }

  /** At depth 1 the fields of the chunk itself, deeper those of its choices. */
  static ChunkField of(byte[] bytes, int start, int end, int depth) {
    if (depth == 1) {
      return is(bytes, start, end, USAGE)
          ? USAGE
          : is(bytes, start, end, CHOICES) ? CHOICES : is(bytes, start, end, ERROR) ? ERROR : OTHER;
    }
    return is(bytes, start, end, TEXT)
        ? TEXT
        : is(bytes, start, end, FINISH_REASON)
            ? FINISH_REASON
            : is(bytes, start, end, CALLS)
                ? CALLS
                : is(bytes, start, end, REASONING) ? REASONING : OTHER;
  }

  private static boolean is(byte[] bytes, int start, int end, ChunkField field) {
    for (byte[] name : field.names) {
      if (name.length == end - start && Arrays.equals(bytes, start, end, name, 0, name.length)) {
        return true;
      }
    }
    return false;
  }
}
