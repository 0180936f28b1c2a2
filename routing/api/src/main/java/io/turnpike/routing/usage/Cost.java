package io.turnpike.routing.usage;

/**
 * What a call cost.
 *
 * @param nanoUsd billionths of a US dollar
 * @param priceVersion names the dated price rows it was computed with; several, joined by {@code "
 *     + "}, where attempts had different prices
 */
public record Cost(long nanoUsd, String priceVersion) {}
