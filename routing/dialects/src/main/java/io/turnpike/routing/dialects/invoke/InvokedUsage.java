package io.turnpike.routing.dialects.invoke;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.converse.ConverseUsage;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.messages.UsageCounts;
import io.turnpike.routing.dialects.usage.UsageReader;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.TokenUsage;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of Bedrock's says was used, in the words of whichever model: Anthropic's, those of
 * chat completions, Converse's, which are also Nova's, or Titan's.
 *
 * @param answered the kind of service; by which model, the address says
 */
public record InvokedUsage(UsageReport report, Answered answered) {

  private static final String READ_BY_TITAN = "inputTextTokenCount";

  /** In which Titan answers with vectors; beside a text, what it read is not all that is paid. */
  private static final Set<String> VECTORS = Set.of("embedding", "embeddingsByType");

  /**
   * By the head of an answer, which has the counts of models that say nothing themselves.
   *
   * @param header by its name in lower case; null for one that is not there
   */
  public static UsageReport ofHeaders(Function<String, @Nullable String> header) {
    return InvokedCounts.ofHeaders(header).over(null);
  }

  /** Of a whole answer. */
  public static InvokedUsage of(ObjectScan answer) {
    ObjectScan usage = answer.object("usage");
    if (usage == null) {
      return new InvokedUsage(counts(answer), Answered.AS_ASKED);
    }
    if (usage.has("input_tokens")) {
      return anthropics(usage);
    }
    byte[] whole = usage.whole();
    return new InvokedUsage(
        usage.has("prompt_tokens")
            ? UsageReader.of(whole, 0, whole.length)
            : ConverseUsage.of(usage).report(),
        Answered.of(null, tier(answer)));
  }

  private static InvokedUsage anthropics(ObjectScan usage) {
    UsageCounts counts = new UsageCounts();
    counts.end(usage);
    return new InvokedUsage(counts.report(), Answered.of(null, counts.tier()));
  }

  /** What Converse says of it; null where it does not. */
  static @Nullable String tier(ObjectScan answer) {
    ObjectScan tier = answer.object("serviceTier");
    return tier == null ? null : tier.text("type");
  }

  /** Of a count that is the answer nothing is paid for. */
  private static UsageReport counts(ObjectScan answer) {
    if (answer.has("inputTokens") && !answer.has("outputTokens")) {
      return new UsageReport(TokenUsage.NONE, null);
    }
    long read = VECTORS.stream().anyMatch(answer::has) ? answer.count(READ_BY_TITAN) : 0;
    return read <= 0 || read > UsageReport.MOST_TOKENS
        ? UsageReport.NONE
        : new UsageReport(TokenUsage.of(read, 0), null);
  }
}
