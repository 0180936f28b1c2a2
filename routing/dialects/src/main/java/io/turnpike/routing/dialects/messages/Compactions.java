package io.turnpike.routing.dialects.messages;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.util.List;

/**
 * What it took to sum up a conversation that had become too long, before it was answered: runs of
 * the same model, which Anthropic lists beside the usage of the answer and bills with it.
 */
record Compactions(long input, long cacheRead, long cacheWrite, long cacheWrite1h, long output) {

  static final Compactions NONE = new Compactions(0, 0, 0, 0, 0);

  /**
   * @param earlier as told so far; an object that lists no runs leaves it
   */
  static Compactions of(ObjectScan usage, Compactions earlier) {
    List<ObjectScan> runs = usage.objects("iterations");
    if (runs == null) {
      return earlier;
    }
    Compactions all = NONE;
    for (ObjectScan run : runs) {
      all = "compaction".equals(run.text("type")) ? all.and(run) : all;
    }
    return all;
  }

  private Compactions and(ObjectScan run) {
    ObjectScan writes = run.object("cache_creation");
    long hour = writes == null ? 0 : count(writes, "ephemeral_1h_input_tokens");
    return new Compactions(
        input + count(run, "input_tokens"),
        cacheRead + count(run, "cache_read_input_tokens"),
        cacheWrite + count(run, "cache_creation_input_tokens"),
        cacheWrite1h + hour,
        output + count(run, "output_tokens"));
  }

  /** All that was read for it. */
  long read() {
    return input + cacheRead + cacheWrite;
  }

  /** A count that cannot be is left out. */
  private static long count(ObjectScan from, String name) {
    long count = from.has(name) ? from.count(name) : 0;
    return count > UsageReport.MOST_TOKENS ? 0 : Math.max(0, count);
  }
}
