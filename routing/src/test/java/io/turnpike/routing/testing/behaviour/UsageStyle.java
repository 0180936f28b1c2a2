package io.turnpike.routing.testing.behaviour;

import java.util.List;

/** How a stream reports usage, if at all. */
public enum UsageStyle {
  /** In an extra chunk with empty choices, when the request asked for it. */
  WHEN_ASKED,
  /** In an extra chunk, asked or not. */
  ALWAYS,
  /** Never, not even when asked; whole answers carry none either. */
  MISSING,
  /** {@code "usage":null} on each chunk, then the extra chunk when asked, as OpenAI does. */
  NULL_ON_EACH,
  /** On the chunk that carries the finish reason. */
  ON_FINISH;

  boolean extraChunk(Call call) {
    return switch (this) {
      case ALWAYS -> true;
      case WHEN_ASKED, NULL_ON_EACH -> call.includeUsage();
      case MISSING, ON_FINISH -> false;
    };
  }

  String content(String chunk) {
    return this == NULL_ON_EACH ? with(chunk, "null") : chunk;
  }

  String finish(Call call, String chunk, int tokens) {
    return switch (this) {
      case NULL_ON_EACH -> with(chunk, "null");
      case ON_FINISH -> with(chunk, counts(call, tokens));
      case WHEN_ASKED, ALWAYS, MISSING -> chunk;
    };
  }

  private static String with(String chunk, String usage) {
    return chunk.substring(0, chunk.length() - 1) + ",\"usage\":" + usage + "}";
  }

  private static String counts(Call call, int tokens) {
    return String.join(
        "",
        List.of(
            "{\"prompt_tokens\":" + call.promptTokens(),
            ",\"completion_tokens\":" + tokens,
            ",\"total_tokens\":" + (call.promptTokens() + tokens) + "}"));
  }
}
