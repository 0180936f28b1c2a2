package io.turnpike.routing.dialects.responses.provider;

import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.dialects.json.ObjectScan;
import org.jspecify.annotations.Nullable;

/**
 * The usage of a response in the words of chat completions: the counts as they were written, which
 * mean the same. What was written to a cache is priced as what stays for five minutes.
 */
final class BridgeUsage {

  private final Pieces out = new Pieces(256).put("{");
  private boolean first = true;

  private BridgeUsage() {}

  /** Null when nobody has counted. */
  static byte @Nullable [] canonical(ObjectScan response) {
    ObjectScan usage = response.object("usage");
    return usage == null ? null : new BridgeUsage().write(usage);
  }

  private byte[] write(ObjectScan usage) {
    count(usage, "input_tokens", "prompt_tokens");
    count(usage, "output_tokens", "completion_tokens");
    count(usage, "total_tokens", "total_tokens");
    open("prompt_tokens_details");
    count(usage.object("input_tokens_details"), "cached_tokens", "cached_tokens");
    count(usage.object("input_tokens_details"), "cache_write_tokens", "cache_write_5m_tokens");
    open("completion_tokens_details");
    count(usage.object("output_tokens_details"), "reasoning_tokens", "reasoning_tokens");
    return out.put("}}").toArray();
  }

  /** One object of details after the other. */
  private void open(String name) {
    out.put(name.startsWith("completion") ? "}" : "").put(",\"" + name + "\":{");
    first = true;
  }

  private void count(@Nullable ObjectScan from, String name, String canonical) {
    byte[] count = from == null ? null : from.raw(name);
    if (count != null) {
      out.put(first ? "\"" : ",\"").put(canonical).put("\":").put(count);
      first = false;
    }
  }
}
