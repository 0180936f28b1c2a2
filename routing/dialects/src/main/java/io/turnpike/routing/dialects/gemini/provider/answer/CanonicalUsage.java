package io.turnpike.routing.dialects.gemini.provider.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.usage.MetadataReader;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What an answer used, in the words of chat completions, where thoughts are among what was written.
 *
 * @param tier kind of service; null for the usual one
 */
public record CanonicalUsage(UsageReport report, @Nullable String tier) {

  static final CanonicalUsage NONE = new CanonicalUsage(UsageReport.NONE, null);

  /**
   * @param answer whole, or a piece of a stream
   */
  public static CanonicalUsage of(ObjectScan answer) {
    ObjectScan metadata = answer.object("usageMetadata");
    return metadata == null
        ? NONE
        : new CanonicalUsage(
            MetadataReader.of(answer, metadata), MetadataReader.answered(answer, metadata).tier());
  }

  /** The first count that cannot be; null when there is none. */
  public @Nullable RejectedUsage rejected() {
    return report.rejected();
  }

  /** What was read, without what was written; null where nobody says. */
  @Nullable TokenUsage read() {
    TokenUsage usage = report.usage();
    return usage == null ? null : usage.read();
  }

  /** As a {@code usage} object; null where nobody counted, or counted what cannot be. */
  byte @Nullable [] json() {
    TokenUsage usage = report.usage();
    return usage == null ? null : json(usage).getBytes(US_ASCII);
  }

  private static String json(TokenUsage usage) {
    long read = usage.input() + usage.cachedInput() + usage.audioInput();
    long written = usage.output() + usage.reasoning() + usage.audioOutput() + usage.imageOutput();
    return "{\"prompt_tokens\":"
        + read
        + ",\"completion_tokens\":"
        + written
        + ",\"total_tokens\":"
        + (read + written)
        + ",\"prompt_tokens_details\":{\"cached_tokens\":"
        + usage.cachedInput()
        + some(",\"audio_tokens\":", usage.audioInput())
        + "},\"completion_tokens_details\":{\"reasoning_tokens\":"
        + usage.reasoning()
        + some(",\"audio_tokens\":", usage.audioOutput())
        + some(",\"image_tokens\":", usage.imageOutput())
        + "}"
        + searches(usage.webSearches())
        + "}";
  }

  private static String some(String name, long count) {
    return count == 0 ? "" : name + count;
  }

  private static String searches(long count) {
    return count == 0 ? "" : ",\"server_tool_use\":{\"web_search_requests\":" + count + "}";
  }
}
