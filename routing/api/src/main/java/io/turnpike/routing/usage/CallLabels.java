package io.turnpike.routing.usage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the client wrote on a request for its own bookkeeping; recorded, never acted on.
 *
 * @param metadata from {@code x-turnpike-metadata}; empty without
 */
public record CallLabels(
    Map<String, String> metadata,
    @Nullable String traceId,
    @Nullable String user,
    @Nullable String sessionId) {

  public static final CallLabels NONE = new CallLabels(Map.of(), null, null, null);
}
