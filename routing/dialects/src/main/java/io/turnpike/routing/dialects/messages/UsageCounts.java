package io.turnpike.routing.dialects.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What an answer used so far: each object that tells it replaces what it names. Anthropic counts
 * cached tokens beside its input tokens; the canonical form counts them among them, and says how
 * many were written for five minutes and how many for an hour.
 */
public final class UsageCounts {

  private long input;
  private long cacheRead;
  private long cacheWrite;
  private long cacheWrite1h;
  private long output;
  private long thinking;
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

  /** As a {@code usage} object; null while nobody has counted, or counted absurdly. */
  public byte @Nullable [] canonical() {
    return counted && wrong == null ? json() : null;
  }

  /** What was used in all. */
  public UsageReport report() {
    if (wrong != null) {
      return new UsageReport(null, wrong);
    }
    return counted ? new UsageReport(total(), null) : UsageReport.NONE;
  }

  /** What was read; null while nobody has said, or said something absurd. */
  public @Nullable TokenUsage input() {
    long hour = Math.min(cacheWrite1h, cacheWrite);
    return begun && wrong == null
        ? new TokenUsage(input, cacheRead, cacheWrite - hour, hour, 0, 0, 0, 0, 0)
        : null;
  }

  /** Null while nothing absurd was counted. */
  public @Nullable RejectedUsage rejected() {
    return wrong;
  }

  private TokenUsage total() {
    long hour = Math.min(cacheWrite1h, cacheWrite);
    long thought = Math.min(thinking, output);
    return new TokenUsage(
        input, cacheRead, cacheWrite - hour, hour, output - thought, thought, 0, 0, 0);
  }

  private void read(ObjectScan usage) {
    input = count(usage, "input_tokens", input);
    cacheRead = count(usage, "cache_read_input_tokens", cacheRead);
    cacheWrite = count(usage, "cache_creation_input_tokens", cacheWrite);
    output = count(usage, "output_tokens", output);
    ObjectScan writes = usage.object("cache_creation");
    if (writes != null) {
      cacheWrite1h = count(writes, "ephemeral_1h_input_tokens", cacheWrite1h);
    }
    ObjectScan details = usage.object("output_tokens_details");
    if (details != null) {
      thinking = count(details, "thinking_tokens", thinking);
    }
  }

  private long count(ObjectScan from, String name, long otherwise) {
    if (!from.has(name)) {
      return otherwise;
    }
    long count = from.count(name);
    if (wrong == null && (count < 0 || count > UsageReport.MOST_TOKENS)) {
      wrong = new RejectedUsage(name, written(from.raw(name)));
    }
    return count;
  }

  private static String written(byte @Nullable [] value) {
    return value == null
        ? ""
        : new String(value, 0, Math.min(value.length, RejectedUsage.LONGEST), UTF_8);
  }

  private byte[] json() {
    long prompt = input + cacheRead + cacheWrite;
    long hour = Math.min(cacheWrite1h, cacheWrite);
    return new Pieces(256)
        .put("{\"prompt_tokens\":" + prompt)
        .put(",\"completion_tokens\":" + output)
        .put(",\"total_tokens\":" + (prompt + output))
        .put(",\"prompt_tokens_details\":{\"cached_tokens\":" + cacheRead)
        .put(",\"cache_write_5m_tokens\":" + (cacheWrite - hour))
        .put(",\"cache_write_1h_tokens\":" + hour)
        .put("},\"completion_tokens_details\":{\"reasoning_tokens\":" + Math.min(thinking, output))
        .put("}}")
        .toArray();
  }
}
