package io.turnpike.routing.dialects;

/**
 * A model that a caller can ask for.
 *
 * @param id what to write as the model of a request
 * @param connection name of the provider connection that serves it
 */
public record ModelEntry(String id, String connection) {}
