package io.turnpike.routing.gateway.call;

import java.util.List;
import java.util.Map;

/**
 * What a provider says before its answer.
 *
 * @param relayed headers of the provider that are safe and useful to the client
 */
public record AnswerHead(String contentType, List<Map.Entry<String, String>> relayed) {}
