package io.turnpike.routing.providers;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.RequestBody;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt asks of a provider, for its adapter to put into the provider's terms.
 *
 * @param operation for example {@code chat/completions}, sent by POST; or {@code models}, by GET
 * @param model as the provider knows it; empty for an operation that is about none
 * @param streamed whether the client wants the answer piece by piece
 * @param body after translation; empty for GET
 * @param baseUrl of the connection
 * @param settings of the connection, by name
 * @param apiKey null for a provider that wants none
 */
public record ProviderCall(
    String operation,
    String model,
    boolean streamed,
    RequestBody body,
    URI baseUrl,
    Map<String, String> settings,
    @Nullable Secret apiKey) {}
