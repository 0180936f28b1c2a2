package io.turnpike.routing.dialects.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What Bedrock itself counts of a call, whatever the model says: in headers of a whole answer, in
 * the last event of a stream. Tokens of a cache are counted beside those of the input.
 */
final class InvokedCounts {

  private static final String HEADER = "x-amzn-bedrock-";
  private static final long UNSAID = -1;

  private final long input;
  private final long output;
  private final long cacheRead;
  private final long cacheWrite;
  private @Nullable RejectedUsage wrong;

  private InvokedCounts(Names names, Function<String, @Nullable String> said) {
    input = count(names.input, said.apply(names.input));
    output = count(names.output, said.apply(names.output));
    cacheRead = count(names.cacheRead, said.apply(names.cacheRead));
    cacheWrite = count(names.cacheWrite, said.apply(names.cacheWrite));
  }

  private record Names(String input, String output, String cacheRead, String cacheWrite) {

    static final Names HEADERS =
        new Names(
            HEADER + "input-token-count",
            HEADER + "output-token-count",
            HEADER + "cache-read-input-token-count",
            HEADER + "cache-write-input-token-count");
    static final Names METRICS =
        new Names(
            "inputTokenCount",
            "outputTokenCount",
            "cacheReadInputTokenCount",
            "cacheWriteInputTokenCount");
  }

  /**
   * @param header of an answer, by its name in lower case; null for one that is not there
   */
  static InvokedCounts ofHeaders(Function<String, @Nullable String> header) {
    return new InvokedCounts(Names.HEADERS, header);
  }

  static InvokedCounts ofMetrics(ObjectScan metrics) {
    return new InvokedCounts(Names.METRICS, name -> written(metrics.raw(name)));
  }

  private static @Nullable String written(byte @Nullable [] value) {
    return value == null ? null : new String(value, UTF_8);
  }

  private long count(String name, @Nullable String written) {
    long count = written == null ? UNSAID : number(written.strip());
    if (written != null && count < 0 && wrong == null) {
      wrong = new RejectedUsage(name, written);
    }
    return count;
  }

  /** Negative for what is no count. */
  private static long number(String written) {
    boolean digits = written.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean some = !written.isEmpty() && written.length() <= 9;
    return digits && some && Long.parseLong(written) <= UsageReport.MOST_TOKENS
        ? Long.parseLong(written)
        : UNSAID;
  }

  /**
   * What was used in all. An answer of which only the input is counted wrote nothing, as embeddings
   * do not; where nothing at all is counted, something else is paid for, such as pictures.
   *
   * @param own the model's own count, which says how long a cache keeps and what was thought; null
   *     without one
   */
  UsageReport over(@Nullable TokenUsage own) {
    TokenUsage model = own == null ? TokenUsage.NONE : own;
    boolean read = input >= 0;
    boolean wrote = output >= 0 || read && wrong == null;
    return Math.max(input, 0) + Math.max(output, 0) + Math.max(cacheRead, 0) > 0
        ? new UsageReport(total(model, read), wrong, read, wrote)
        : new UsageReport(null, wrong);
  }

  private TokenUsage total(TokenUsage own, boolean read) {
    long writes = cacheWrite < 0 ? own.cacheWrite5m() + own.cacheWrite1h() : cacheWrite;
    long hour = Math.min(own.cacheWrite1h(), writes);
    long written = output < 0 ? own.totalOutput() : output;
    long thought = Math.min(own.reasoning(), written);
    return new TokenUsage(
        read ? input : own.input(),
        cacheRead < 0 ? own.cachedInput() : cacheRead,
        writes - hour,
        hour,
        written - thought,
        thought,
        0,
        0,
        0,
        0,
        own.webSearches(),
        0);
  }
}
