package io.turnpike.routing.conversion.difference;

/**
 * @param query in words
 * @param then name of the target
 */
record Condition(String query, String then) {}
