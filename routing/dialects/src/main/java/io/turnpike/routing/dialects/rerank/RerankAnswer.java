package io.turnpike.routing.dialects.rerank;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.chat.RoutedAnswer;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Reads what matters of an answer with ranks. Vendors count in {@code usage}, or in {@code meta} as
 * Cohere does; tokens, searches, or both.
 */
final class RerankAnswer {

  static final String RESULTS = "results";

  private static final String SEARCHES = "search_units";
  private static final String INPUT = "input_tokens";
  private static final long UNKNOWN = -1;

  private long tokens = UNKNOWN;
  private long searches = UNKNOWN;
  private @Nullable RejectedUsage wrong;

  private RerankAnswer() {}

  /** Null for bytes that are no JSON object. */
  static @Nullable AnswerScan of(byte[] body) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    return answer == null
        ? null
        : new AnswerScan(
            answer.has("error"),
            answer.has(RESULTS) ? null : RESULTS,
            new RerankAnswer().usage(answer.object("usage"), answer.object("meta")),
            Answered.of(answer.text("model"), answer.text("service_tier"))
                .by(RoutedAnswer.of(answer)));
  }

  private UsageReport usage(@Nullable ObjectScan usage, @Nullable ObjectScan meta) {
    read(usage, SEARCHES, "prompt_tokens", INPUT, "total_tokens");
    if (meta != null) {
      read(meta.object("billed_units"), SEARCHES, INPUT);
      read(meta.object("tokens"), SEARCHES, INPUT);
    }
    return tokens < 0 && searches <= 0 ? new UsageReport(null, wrong) : counted();
  }

  private UsageReport counted() {
    TokenUsage used = TokenUsage.of(Math.max(0, tokens), 0).searching(Math.max(0, searches));
    return new UsageReport(used, wrong, wrong == null, true);
  }

  /** Of the names that tokens go by, the first that is there. */
  private void read(@Nullable ObjectScan from, String ofSearches, String... ofTokens) {
    if (from == null) {
      return;
    }
    searches = searches < 0 ? count(from, ofSearches) : searches;
    for (String name : ofTokens) {
      tokens = tokens < 0 ? count(from, name) : tokens;
    }
  }

  private long count(ObjectScan from, String name) {
    if (!from.has(name)) {
      return UNKNOWN;
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
}
