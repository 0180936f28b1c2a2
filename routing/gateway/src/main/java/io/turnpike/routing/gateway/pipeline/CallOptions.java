package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.plan.ForwardedHeader;
import io.turnpike.routing.usage.CallLabels;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about a request beside its body.
 *
 * @param config name, or {@code name@version}; null to go by the key
 * @param provider connection to use without a config; null when the model names it
 * @param patience the longest the client will wait in all; null when it does not say
 * @param forwarded headers of this request that its provider is to get too
 */
public record CallOptions(
    @Nullable String config,
    @Nullable String provider,
    @Nullable Duration patience,
    List<ForwardedHeader> forwarded,
    CallLabels labels) {}
