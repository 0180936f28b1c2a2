package io.turnpike.routing.guardrails.disguise;

/**
 * Another way to read a part of a text.
 *
 * @param text what it says when read so
 * @param start where that part begins in the text
 * @param end offset after it
 * @param how for example {@code base64}
 */
public record Reading(String text, int start, int end, String how) {

  /** Writing that no reader sees; anything else is odd at most. */
  public boolean hidden() {
    return how.equals("tags") || how.equals("selectors");
  }
}
