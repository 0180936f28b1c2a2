package io.turnpike.routing.dialects.responses.provider;

import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import org.jspecify.annotations.Nullable;

/**
 * The usage of a response in the words of chat completions: the counts as they were written, which
 * mean the same. What was written to a cache is priced as what stays for five minutes.
 */
final class BridgeUsage {

  private final Pieces fields = new Pieces(128);

  private BridgeUsage() {}

  /** Null when nobody has counted. */
  static byte @Nullable [] canonical(ObjectScan response) {
    ObjectScan usage = response.object("usage");
    return usage == null ? null : all(usage).whole();
  }

  private static BridgeUsage all(ObjectScan usage) {
    ObjectScan input = usage.object("input_tokens_details");
    ObjectScan output = usage.object("output_tokens_details");
    return new BridgeUsage()
        .count(usage, "input_tokens", "prompt_tokens")
        .count(usage, "output_tokens", "completion_tokens")
        .count(usage, "total_tokens", "total_tokens")
        .details(
            "prompt_tokens_details",
            new BridgeUsage()
                .count(input, "cached_tokens", "cached_tokens")
                .count(input, "cache_write_tokens", "cache_write_5m_tokens"))
        .details(
            "completion_tokens_details",
            new BridgeUsage().count(output, "reasoning_tokens", "reasoning_tokens"));
  }

  private BridgeUsage count(@Nullable ObjectScan from, String name, String canonical) {
    byte[] count = from == null ? null : from.raw(name);
    return count == null ? this : field(canonical, count);
  }

  private BridgeUsage details(String name, BridgeUsage inner) {
    return inner.fields.isEmpty() ? this : field(name, inner.whole());
  }

  private BridgeUsage field(String name, byte[] json) {
    fields.put(fields.isEmpty() ? "\"" : ",\"").put(name).put("\":").put(json);
    return this;
  }

  private byte[] whole() {
    return new Pieces(fields.size() + 2).put("{").put(fields.toArray()).put("}").toArray();
  }
}
