package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The fields of a chunk that the gateway decides by, recognised in place. */
enum ChunkField {
  CHOICES(true, "choices"),
  /** Where Groq tells about a request, its usage included. */
  GROQ(true, "x_groq"),
  ERROR(true, "error"),
  /** At the top, in a choice, or in what Groq tells. */
  USAGE(true, "usage"),
  USAGE_WITHIN(false, "usage"),
  /** That answered. */
  MODEL(true, "model"),
  /** As which kind of service. */
  TIER(true, "service_tier"),
  /** Text for the client, wherever it stands below a choice. */
  TEXT(false, "content", "text", "refusal", "arguments", "input"),
  /** Text about the answer; whether it counts against the client's limit, vendors disagree. */
  REASONING(false, "reasoning", "reasoning_content"),
  TOOL_CALLS(false, "tool_calls"),
  /** Other arrays and objects that mean something is being said without text. */
  SAID(false, "function_call", "audio"),
  FINISH_REASON(false, "finish_reason"),
  INDEX(false, "index"),
  ID(false, "id"),
  NAME(false, "name"),
  OTHER(false);

  private static final Name[][] TOP = byLength(true);
  private static final Name[][] WITHIN = byLength(false);

  private final boolean top;
  private final String[] names;

  private record Name(byte[] bytes, ChunkField field) {}

  /**
   * @param top whether it is one of the chunk itself, or of what is in it
   */
  ChunkField(boolean top, String... names) {
    this.top = top;
    this.names = names;
  }

  /** At depth 1 the fields of the chunk itself, deeper those of what is in it. */
  static ChunkField of(byte[] bytes, int start, int end, int depth) {
    Name[][] known = depth == 1 ? TOP : WITHIN;
    int length = end - start;
    if (length < known.length) {
      for (Name name : known[length]) {
        if (Arrays.equals(bytes, start, end, name.bytes, 0, length)) {
          return name.field;
        }
      }
    }
    return OTHER;
  }

  private static Name[][] byLength(boolean top) {
    List<Name> all = new ArrayList<>();
    for (ChunkField field : values()) {
      for (String name : field.names) {
        if (field.top == top) {
          all.add(new Name(name.getBytes(US_ASCII), field));
        }
      }
    }
    int longest = all.stream().mapToInt(name -> name.bytes.length).max().orElse(0);
    Name[][] lengths = new Name[longest + 1][];
    for (int length = 0; length <= longest; length++) {
      int wanted = length;
      lengths[length] =
          all.stream().filter(name -> name.bytes.length == wanted).toArray(Name[]::new);
    }
    return lengths;
  }
}
