package io.turnpike.routing.admission;

/**
 * What one attempt costs, or may cost while it runs.
 *
 * @param connection name of the provider connection
 * @param model as it was sent there
 * @param nanoUsd 0 where it costs nothing, or nobody knows what
 */
public record Charge(String connection, String model, long nanoUsd, long tokens) {}
