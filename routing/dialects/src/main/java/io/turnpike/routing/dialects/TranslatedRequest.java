package io.turnpike.routing.dialects;

import java.util.List;

/**
 * A request in a provider's own form.
 *
 * @param dropped fields without a counterpart that do not change what an answer means; the client
 *     is told their names
 */
public record TranslatedRequest(byte[] body, List<String> dropped) {}
