package io.turnpike.routing.guard;

import java.util.Locale;

/**
 * A text in a request or an answer.
 *
 * @param pointer where it stands, for people: a JSON pointer in the client's dialect
 * @param start offset of its JSON string's first byte, the quotation mark; -1 where it stands in no
 *     body
 * @param end offset after its last
 * @param text unescaped
 */
public record TextPart(Role role, String pointer, int start, int end, String text) {

  /** Who wrote it. */
  public enum Role {
    /** Instructions of the application. */
    SYSTEM,
    USER,
    ASSISTANT,
    REASONING,
    /** What a model wants a tool to be called with. */
    TOOL_CALL,
    TOOL_RESULT,
    /** Names, descriptions and schemas of tools. */
    TOOL_DEFINITION,
    /** What embeddings are made of, and the like. */
    INPUT,
    /** Any other text of the body's. */
    OTHER;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
