package io.turnpike.routing.dialects.canonical;

/**
 * How Claude Code begins a text about itself that no model is meant to read. Anthropic knows its
 * client by it; Bedrock refuses a request for it, and to other models it is noise.
 */
public final class Attribution {

  private static final String BEGINNING = "x-anthropic-billing-header:";

  private Attribution() {}

  /** Whether a text of the system prompt is one. */
  public static boolean is(String text) {
    return text.startsWith(BEGINNING);
  }
}
