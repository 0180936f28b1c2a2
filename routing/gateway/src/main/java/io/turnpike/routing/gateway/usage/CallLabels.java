package io.turnpike.routing.gateway.usage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the client wrote on a request for its own bookkeeping; recorded, never acted on. */
public record CallLabels(
    Map<String, String> metadata,
    @Nullable String traceId,
    @Nullable String user,
    @Nullable String sessionId) {

  public static final CallLabels NONE = new CallLabels(Map.of(), null, null, null);
}
