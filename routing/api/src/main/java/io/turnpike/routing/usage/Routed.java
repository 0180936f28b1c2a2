package io.turnpike.routing.usage;

import org.jspecify.annotations.Nullable;

/**
 * What a router says of whom it passed a call on to.
 *
 * @param provider as the router calls it, for example {@code DeepInfra}
 * @param generation id under which the router keeps a record of the call; null where it says none
 * @param costUsd what it takes for the call, a decimal number; null where it does not say
 */
public record Routed(String provider, @Nullable String generation, @Nullable String costUsd) {}
