package io.turnpike.routing.gateway.call;

import io.turnpike.routing.gateway.usage.UsageDraft;
import java.util.List;
import java.util.Map;

/**
 * What goes before an answer.
 *
 * @param call says who served, at what cost and why
 * @param relayed headers of the provider that are safe and useful to the client
 */
public record AnswerHead(
    UsageDraft call, String contentType, List<Map.Entry<String, String>> relayed) {}
