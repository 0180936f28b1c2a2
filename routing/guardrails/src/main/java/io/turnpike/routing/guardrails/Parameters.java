package io.turnpike.routing.guardrails;

import tools.jackson.databind.JsonNode;

/**
 * The parameters of one check in a document.
 *
 * @param json an object
 * @param at JSON pointer of it
 */
public record Parameters(JsonNode json, String at, Mistakes mistakes) {

  /** Where mistakes go. */
  @FunctionalInterface
  public interface Mistakes {

    /**
     * @param pointer RFC 6901
     * @param sentence what is wrong, and what to write instead
     */
    void add(String pointer, String sentence);
  }
}
