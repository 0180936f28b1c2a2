package io.turnpike.routing.dialects.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What an answer used so far: each object that tells it replaces what it names. Anthropic counts
 * cached tokens beside its input tokens; the canonical form counts them among them, and says how
 * many were written for five minutes and how many for an hour. A count that cannot be is left out
 * there, and so is a sum that it is part of; the others stand.
 */
public final class UsageCounts {

  private static final long UNKNOWN = -1;

  private long input = UNKNOWN;
  private long cacheRead;
  private long cacheWrite;
  private long cacheWrite1h;
  private long output;
  private long thinking;
  private long webSearches;
  private @Nullable String tier;
  private boolean fast;
  private Compactions compactions = Compactions.NONE;
  private boolean begun;
  private boolean counted;
  private @Nullable RejectedUsage wrong;

  /** At a stream's beginning: what was read is known, what will be written is not. */
  public void begin(@Nullable ObjectScan usage) {
    if (usage != null && usage.has("input_tokens")) {
      read(usage);
      begun = true;
    }
  }

  public void end(@Nullable ObjectScan usage) {
    if (usage != null && usage.has("output_tokens")) {
      read(usage);
      counted = true;
    }
  }

  /** As a {@code usage} object; null while nobody has counted, or counted only absurdly. */
  public byte @Nullable [] canonical() {
    return counted && (prompt() >= 0 || output >= 0) ? json() : null;
  }

  /** What was used in all, as far as it is known. */
  public UsageReport report() {
    boolean read = prompt() >= 0;
    boolean wrote = output >= 0;
    if (!counted || !read && !wrote) {
      return new UsageReport(null, wrong);
    }
    return new UsageReport(total(read, wrote), wrong, read, wrote);
  }

  private TokenUsage total(boolean read, boolean wrote) {
    return new TokenUsage(
        read ? input + compactions.input() : compactions.input(),
        cachedInput(),
        cacheWritten() - hourInAll(),
        hourInAll(),
        wrote ? output + compactions.output() - reasoning() : compactions.output(),
        reasoning(),
        0,
        0,
        0,
        0,
        Math.max(0, webSearches),
        0);
  }

  /**
   * The kind of service, in one word: what is fast is sold as such, whatever else it is. Null for
   * the usual one, and while nobody has said.
   */
  public @Nullable String tier() {
    return fast ? "fast" : Answered.tierOf(tier);
  }

  /** What was read; null while nobody has said, or said something absurd. */
  public @Nullable TokenUsage input() {
    return begun && prompt() >= 0
        ? new TokenUsage(input, cacheRead, cacheWrite - hour(), hour(), 0, 0, 0, 0, 0)
        : null;
  }

  /** Null while nothing absurd was counted. */
  public @Nullable RejectedUsage rejected() {
    return wrong;
  }

  private void read(ObjectScan usage) {
    input = count(usage, "input_tokens", input);
    cacheRead = count(usage, "cache_read_input_tokens", cacheRead);
    cacheWrite = count(usage, "cache_creation_input_tokens", cacheWrite);
    output = count(usage, "output_tokens", output);
    ObjectScan writes = usage.object("cache_creation");
    if (writes != null) {
      written(writes, usage.has("cache_creation_input_tokens"));
    }
    ObjectScan details = usage.object("output_tokens_details");
    if (details != null) {
      thinking = count(details, "thinking_tokens", thinking);
    }
    ObjectScan tools = usage.object("server_tool_use");
    if (tools != null) {
      webSearches = count(tools, "web_search_requests", webSearches);
    }
    String kind = usage.text("service_tier");
    tier = kind == null ? tier : kind;
    fast |= "fast".equals(usage.text("speed"));
    compactions = Compactions.of(usage, compactions);
  }

  /** By how long it stays; together it is all that was written, where nobody says how much. */
  private void written(ObjectScan writes, boolean saidInAll) {
    cacheWrite1h = count(writes, "ephemeral_1h_input_tokens", cacheWrite1h);
    if (!saidInAll) {
      long cacheWrite5m = count(writes, "ephemeral_5m_input_tokens", cacheWrite - hour());
      cacheWrite = Math.max(0, cacheWrite5m) + Math.max(0, cacheWrite1h);
    }
  }

  private long count(ObjectScan from, String name, long otherwise) {
    if (!from.has(name)) {
      return otherwise;
    }
    long count = from.count(name);
    if (count >= 0 && count <= UsageReport.MOST_TOKENS) {
      return count;
    }
    wrong = wrong == null ? new RejectedUsage(name, written(from.raw(name))) : wrong;
    return UNKNOWN;
  }

  private static String written(byte @Nullable [] value) {
    return value == null
        ? ""
        : new String(value, 0, Math.min(value.length, RejectedUsage.LONGEST), UTF_8);
  }

  /** All that was read; negative while a part of it is not known. */
  private long prompt() {
    boolean known = input >= 0 && cacheRead >= 0 && cacheWrite >= 0;
    return known ? input + cacheRead + cacheWrite : UNKNOWN;
  }

  private long cachedInput() {
    return Math.max(0, cacheRead) + compactions.cacheRead();
  }

  private long cacheWritten() {
    return Math.max(0, cacheWrite) + compactions.cacheWrite();
  }

  private long hourInAll() {
    return hour() + Math.min(compactions.cacheWrite1h(), compactions.cacheWrite());
  }

  private long hour() {
    return Math.clamp(cacheWrite1h, 0, Math.max(0, cacheWrite));
  }

  private byte[] json() {
    Pieces out = new Pieces(256).put("{");
    long read = prompt() + compactions.read();
    long written = output + compactions.output();
    if (prompt() >= 0) {
      out.put("\"prompt_tokens\":" + read + ",");
    }
    if (output >= 0) {
      out.put("\"completion_tokens\":" + written + ",");
    }
    if (prompt() >= 0 && output >= 0) {
      out.put("\"total_tokens\":" + (read + written) + ",");
    }
    details(out);
    return out.put("}").toArray();
  }

  private void details(Pieces out) {
    out.put("\"prompt_tokens_details\":{\"cached_tokens\":" + cachedInput())
        .put(",\"cache_write_5m_tokens\":" + (cacheWritten() - hourInAll()))
        .put(",\"cache_write_1h_tokens\":" + hourInAll())
        .put("},\"completion_tokens_details\":{\"reasoning_tokens\":" + reasoning())
        .put("}");
    if (webSearches > 0) {
      out.put(",\"server_tool_use\":{\"web_search_requests\":" + webSearches + "}");
    }
  }

  private long reasoning() {
    return output < 0 ? Math.max(0, thinking) : Math.clamp(thinking, 0, output);
  }
}
