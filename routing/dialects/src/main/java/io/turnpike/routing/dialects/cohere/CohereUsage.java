package io.turnpike.routing.dialects.cohere;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.usage.RejectedUsage;
import org.jspecify.annotations.Nullable;

/**
 * What an answer used, in the words of chat completions. Cohere counts twice: what it billed, and
 * what its model read and wrote with what Cohere itself put in. What is billed is what is told; the
 * other stands in for it where it is missing. A count that cannot be is left out.
 */
final class CohereUsage {

  private static final long UNKNOWN = -1;

  private boolean counted;
  private long read = UNKNOWN;
  private long written = UNKNOWN;
  private long cached;
  private @Nullable RejectedUsage wrong;

  private CohereUsage() {}

  /**
   * @param usage null where nobody has counted
   */
  static CohereUsage of(@Nullable ObjectScan usage) {
    CohereUsage counts = new CohereUsage();
    if (usage != null) {
      counts.counted = true;
      counts.read(usage, usage.object("billed_units"), usage.object("tokens"));
    }
    return counts;
  }

  private void read(ObjectScan usage, @Nullable ObjectScan billed, @Nullable ObjectScan all) {
    read = either(billed, all, "input_tokens");
    written = either(billed, all, "output_tokens");
    cached = Math.max(0, count(usage, "cached_tokens"));
  }

  private long either(@Nullable ObjectScan billed, @Nullable ObjectScan all, String name) {
    long count = billed == null ? UNKNOWN : count(billed, name);
    return count < 0 && all != null ? count(all, name) : count;
  }

  private long count(ObjectScan from, String name) {
    if (!from.has(name)) {
      return UNKNOWN;
    }
    long count = from.count(name);
    if (count >= 0 && count <= UsageReport.MOST_TOKENS) {
      return count;
    }
    wrong = wrong == null ? new RejectedUsage(name, claimed(from.raw(name))) : wrong;
    return UNKNOWN;
  }

  private static String claimed(byte @Nullable [] value) {
    return value == null
        ? ""
        : new String(value, 0, Math.min(value.length, RejectedUsage.LONGEST), UTF_8);
  }

  /** Null where nothing absurd was counted. */
  @Nullable RejectedUsage rejected() {
    return wrong;
  }

  /** Null where nobody has counted, or counted only absurdly. */
  byte @Nullable [] canonical() {
    return counted && (read >= 0 || written >= 0) ? json() : null;
  }

  private byte[] json() {
    Pieces out = new Pieces(128).put("{");
    if (read >= 0) {
      out.put("\"prompt_tokens\":" + read)
          .put(",\"prompt_tokens_details\":{\"cached_tokens\":" + Math.min(cached, read) + "}");
    }
    if (written >= 0) {
      out.put(read >= 0 ? "," : "").put("\"completion_tokens\":" + written);
    }
    if (read >= 0 && written >= 0) {
      out.put(",\"total_tokens\":" + (read + written));
    }
    return out.put("}").toArray();
  }
}
