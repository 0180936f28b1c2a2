package io.turnpike.routing.dialects.converse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.dialects.usage.UsageReader;
import io.turnpike.routing.usage.RejectedUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer used, in the words of chat completions, which count what was read from a cache and
 * written to one among what was read. A count that cannot be is left out, and so is a sum that it
 * is part of.
 */
public final class ConverseUsage {

  private static final long UNKNOWN = -1;

  private boolean counted;
  private long input = UNKNOWN;
  private long output = UNKNOWN;
  private long cacheRead;
  private long cacheWrite;
  private long cacheWrite1h;
  private @Nullable RejectedUsage wrong;

  private ConverseUsage() {}

  /**
   * @param usage null where nobody has counted
   */
  public static ConverseUsage of(@Nullable ObjectScan usage) {
    ConverseUsage counts = new ConverseUsage();
    if (usage != null) {
      counts.read(usage);
    }
    return counts;
  }

  /** Null where nobody has counted, or counted only absurdly. */
  byte @Nullable [] canonical() {
    return counted && (prompt() >= 0 || output >= 0) ? json() : null;
  }

  /** The same as counts. */
  public UsageReport report() {
    byte[] json = canonical();
    UsageReport read = json == null ? UsageReport.NONE : UsageReader.of(json, 0, json.length);
    return wrong == null
        ? read
        : new UsageReport(read.usage(), wrong, read.inputCounted(), read.outputCounted());
  }

  /** Null where nothing absurd was counted. */
  @Nullable RejectedUsage rejected() {
    return wrong;
  }

  private void read(ObjectScan usage) {
    counted = true;
    input = count(usage, "inputTokens", UNKNOWN);
    output = count(usage, "outputTokens", UNKNOWN);
    cacheRead = count(usage, "cacheReadInputTokens", novas(usage, "cacheReadInputTokenCount"));
    cacheWrite = count(usage, "cacheWriteInputTokens", novas(usage, "cacheWriteInputTokenCount"));
    List<ObjectScan> details = usage.objects("cacheDetails");
    if (details != null) {
      for (ObjectScan detail : details) {
        cacheWrite1h += "1h".equals(detail.text("ttl")) ? count(detail, "inputTokens", 0) : 0;
      }
    }
  }

  /** Nova's own API calls it otherwise than Converse. */
  private long novas(ObjectScan usage, String name) {
    return count(usage, name, 0);
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

  private byte[] json() {
    Pieces out = new Pieces(192).put("{");
    if (prompt() >= 0) {
      long hour = Math.clamp(cacheWrite1h, 0, cacheWrite);
      out.put("\"prompt_tokens\":" + prompt())
          .put(",\"prompt_tokens_details\":{\"cached_tokens\":" + cacheRead)
          .put(",\"cache_write_5m_tokens\":" + (cacheWrite - hour))
          .put(",\"cache_write_1h_tokens\":" + hour + "}");
    }
    if (output >= 0) {
      out.put(prompt() >= 0 ? "," : "").put("\"completion_tokens\":" + output);
    }
    if (prompt() >= 0 && output >= 0) {
      out.put(",\"total_tokens\":" + (prompt() + output));
    }
    return out.put("}").toArray();
  }
}
