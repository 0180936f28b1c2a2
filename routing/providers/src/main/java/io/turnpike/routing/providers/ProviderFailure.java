package io.turnpike.routing.providers;

import io.turnpike.routing.FailureClass;
import org.jspecify.annotations.Nullable;

/**
 * A provider's refusal, understood.
 *
 * @param code the provider's own word where the client can use it; null otherwise
 * @param message the provider's own sentence, not yet scrubbed; null when there is none
 */
public record ProviderFailure(
    FailureClass failure, @Nullable String code, @Nullable String message) {}
