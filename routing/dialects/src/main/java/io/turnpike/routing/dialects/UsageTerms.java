package io.turnpike.routing.dialects;

/**
 * What a dialect calls the counts in its usage objects.
 *
 * @param input field with the tokens that were read
 * @param output field with the tokens that were written
 */
public record UsageTerms(String input, String output) {}
