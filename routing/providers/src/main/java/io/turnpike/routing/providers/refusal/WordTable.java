package io.turnpike.routing.providers.refusal;

import java.util.List;
import java.util.Map.Entry;

/** Which status the words of an error stand for, where nothing tells a status. */
final class WordTable {

  private static final int UNKNOWN = 500;

  /** The first row that fits. */
  private static final List<Entry<Integer, String[]>> ROWS =
      List.of(
          row(429, "rate_limit", "too_many_requests", "resource_exhausted", "throttling"),
          row(503, "overloaded", "server_overloaded", "service_unavailable", "unavailable"),
          row(503, "serviceunavailable"),
          row(401, "authentication", "invalid_api_key", "unauthenticated"),
          row(403, "permission", "accessdenied", "unsupported_country"),
          row(404, "not_found", "model_not_found"),
          row(408, "timeout", "request_timeout", "modeltimeout", "deadline_exceeded"),
          row(413, "request_too_large"),
          row(400, "invalid_request", "invalid_argument", "invalid_prompt", "validation"),
          row(400, "context_length", "content_filter", "content_policy", "failed_precondition"));

  private WordTable() {}

  static int status(ErrorDocument error) {
    return ROWS.stream()
        .filter(row -> error.says(row.getValue()))
        .map(Entry::getKey)
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static Entry<Integer, String[]> row(int status, String... words) {
    return java.util.Map.entry(status, words);
  }
}
