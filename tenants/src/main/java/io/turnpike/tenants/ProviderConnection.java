package io.turnpike.tenants;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way to reach a provider, as it may be shown. The secret is write-only and not here.
 *
 * @param type {@code openai}, {@code openai-compatible} or {@code demo}
 * @param baseUrl where the provider's API begins, up to and including its version, for example
 *     {@code https://api.openai.com/v1}
 * @param builtIn part of the product, the same for every organization, unchangeable
 * @param prices what the tenant says its own models cost, by model name; wins over the catalogue
 * @param revision counts changes; a new one means new credentials or address
 */
public record ProviderConnection(
    String name,
    String type,
    URI baseUrl,
    boolean builtIn,
    boolean hasSecret,
    Map<String, ModelPrice> prices,
    int revision,
    @Nullable Instant updatedAt) {

  /** Nano-USD per token, which equals milli-USD per million tokens. */
  public record ModelPrice(long inputNanoUsd, long outputNanoUsd) {}
}
