package io.turnpike.routing.dialects.responses.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.dialects.usage.ToolCalls;
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
    return usage == null ? null : all(response, usage).whole();
  }

  private static BridgeUsage all(ObjectScan response, ObjectScan usage) {
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
            new BridgeUsage().count(output, "reasoning_tokens", "reasoning_tokens"))
        .details("server_tool_use", tools(ToolCalls.of(response.objects("output"))));
  }

  private static BridgeUsage tools(ToolCalls calls) {
    BridgeUsage tools = new BridgeUsage();
    return calls == ToolCalls.NONE
        ? tools
        : tools
            .field("web_search_requests", ascii(calls.webSearches()))
            .field("file_search_requests", ascii(calls.fileSearches()));
  }

  private static byte[] ascii(long count) {
    return Long.toString(count).getBytes(US_ASCII);
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
