package io.turnpike.routing.dialects.completions;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.JsonParsers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What is to be completed.
 *
 * @param text null where it is none, is written in tokens, or is one of several
 * @param count how many there are, each of which gets answers of its own; 1 or more
 */
record Prompt(@Nullable String text, int count) {

  static final String FIELD = "prompt";

  private static final Prompt WORDLESS = new Prompt(null, 1);

  static Prompt of(byte[] body, @Nullable Member member) {
    if (member == null) {
      return WORDLESS;
    }
    try (JsonParser in = JsonParsers.of(body, member.start(), member.end() - member.start())) {
      return switch (in.nextToken()) {
        case VALUE_STRING -> new Prompt(in.getString(), 1);
        case START_ARRAY -> list(in);
        default -> WORDLESS;
      };
    }
  }

  /** Texts, the tokens of one text, or arrays of those. */
  private static Prompt list(JsonParser in) {
    String text = null;
    int prompts = 0;
    for (JsonToken each = in.nextToken(); each != JsonToken.END_ARRAY; each = in.nextToken()) {
      text = each == JsonToken.VALUE_STRING && prompts == 0 ? in.getString() : null;
      prompts += each == JsonToken.VALUE_NUMBER_INT ? 0 : 1;
      in.skipChildren();
    }
    return new Prompt(prompts == 1 ? text : null, Math.max(1, prompts));
  }
}
