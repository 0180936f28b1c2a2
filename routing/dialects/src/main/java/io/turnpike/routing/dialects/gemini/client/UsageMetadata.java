package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.json.ObjectScan;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What an answer used. Gemini counts thoughts beside the candidates' tokens, not among them. */
final class UsageMetadata {

  private UsageMetadata() {}

  /**
   * @param usage in the canonical form
   */
  static byte[] of(ObjectScan usage) {
    long prompt = Math.max(0, usage.count("prompt_tokens"));
    long completion = Math.max(0, usage.count("completion_tokens"));
    long cached = detail(usage.object("prompt_tokens_details"), "cached_tokens");
    long thoughts = detail(usage.object("completion_tokens_details"), "reasoning_tokens");
    String counts =
        "{\"promptTokenCount\":"
            + prompt
            + ",\"candidatesTokenCount\":"
            + Math.max(0, completion - thoughts)
            + (thoughts > 0 ? ",\"thoughtsTokenCount\":" + thoughts : "")
            + (cached > 0 ? ",\"cachedContentTokenCount\":" + cached : "")
            + ",\"totalTokenCount\":"
            + (prompt + completion)
            + "}";
    return counts.getBytes(StandardCharsets.US_ASCII);
  }

  private static long detail(@Nullable ObjectScan details, String name) {
    return details == null ? 0 : Math.max(0, details.count(name));
  }
}
