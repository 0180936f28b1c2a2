package io.turnpike.infra.refusal;

/**
 * One thing wrong with a document.
 *
 * @param pointer RFC 6901 JSON pointer to the field; empty for the document as a whole
 * @param message what was found and what would be accepted
 */
public record Mistake(String pointer, String message) {}
