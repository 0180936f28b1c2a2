package io.turnpike.routing.dialects.responses.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.usage.UsageReader;
import io.turnpike.routing.usage.TokenUsage;

/** A canonical {@code usage} object in the words of responses. */
final class ResponseUsage {

  static final byte[] UNKNOWN = "null".getBytes(US_ASCII);

  private ResponseUsage() {}

  /**
   * Nothing where nobody counted, or counted what cannot be: that is no basis for a client's sums.
   */
  static byte[] of(byte[] usage) {
    UsageReport report = UsageReader.of(usage, 0, usage.length);
    TokenUsage used = report.isWhole() ? report.usage() : null;
    return used == null ? UNKNOWN : json(used);
  }

  private static byte[] json(TokenUsage used) {
    long written = used.cacheWrite5m() + used.cacheWrite1h();
    return ("{\"input_tokens\":"
            + used.totalInput()
            + ",\"input_tokens_details\":{\"cached_tokens\":"
            + used.cachedInput()
            + ",\"cache_write_tokens\":"
            + written
            + "},\"output_tokens\":"
            + used.totalOutput()
            + ",\"output_tokens_details\":{\"reasoning_tokens\":"
            + used.reasoning()
            + "},\"total_tokens\":"
            + (used.totalInput() + used.totalOutput())
            + "}")
        .getBytes(US_ASCII);
  }
}
