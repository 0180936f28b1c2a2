package io.turnpike.routing.dialects.passthrough;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code usage} of whatever answer has one, in the words of chat completions or of newer
 * APIs. An answer that was only read, or that gives a sum alone, counts as input.
 */
final class PassedUsage {

  private static final String USAGE = "usage";

  private final ObjectScan usage;

  private PassedUsage(ObjectScan usage) {
    this.usage = usage;
  }

  /**
   * @param answer with a usage of its own, or of the response that it tells of
   */
  static UsageReport of(ObjectScan answer) {
    ObjectScan own = answer.object(USAGE);
    ObjectScan told = own == null ? answer.object("response") : null;
    ObjectScan usage = told == null ? own : told.object(USAGE);
    return usage == null ? UsageReport.NONE : new PassedUsage(usage).report();
  }

  private UsageReport report() {
    long read = count("input_tokens", "prompt_tokens");
    long written = count("output_tokens", "completion_tokens");
    long all = usage.count("total_tokens");
    if (read < 0 && written < 0 && all < 0) {
      return UsageReport.NONE;
    }
    long output = Math.max(0, written);
    return report(read < 0 ? Math.max(0, all - output) : read, output);
  }

  private UsageReport report(long input, long output) {
    if (input > UsageReport.MOST_TOKENS || output > UsageReport.MOST_TOKENS) {
      return UsageReport.rejected(USAGE, input + " and " + output);
    }
    ObjectScan read =
        details("input_tokens_details", "prompt_tokens_details", "input_token_details");
    ObjectScan written =
        details("output_tokens_details", "completion_tokens_details", "output_token_details");
    long cached = part(read, "cached_tokens");
    long heard = part(read, "audio_tokens");
    long seen = part(read, "image_tokens");
    long reasoning = part(written, "reasoning_tokens");
    long said = part(written, "audio_tokens");
    long rest = input - cached - heard - seen;
    long text = output - reasoning - said;
    return rest < 0 || text < 0
        ? UsageReport.rejected(USAGE, input + " and " + output + ", which is less than its parts")
        : new UsageReport(
            new TokenUsage(rest, cached, 0, 0, text, reasoning, heard, said, seen), null);
  }

  private long count(String name, String older) {
    long count = usage.count(name);
    return count < 0 ? usage.count(older) : count;
  }

  private @Nullable ObjectScan details(String... names) {
    for (String name : names) {
      ObjectScan details = usage.object(name);
      if (details != null) {
        return details;
      }
    }
    return null;
  }

  private static long part(@Nullable ObjectScan details, String name) {
    return details == null ? 0 : Math.max(0, details.count(name));
  }
}
