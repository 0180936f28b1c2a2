package io.turnpike.routing.dialects.embeddings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.chat.RoutedAnswer;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/** Reads what matters of an answer with embeddings. */
final class EmbeddingsAnswer {

  private static final String DATA = "data";
  private static final String READ = "prompt_tokens";
  private static final String TOTAL = "total_tokens";

  private EmbeddingsAnswer() {}

  /** Null for bytes that are no JSON object. */
  static @Nullable AnswerScan of(byte[] body) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    if (answer == null) {
      return null;
    }
    boolean data = answer.has(DATA);
    return new AnswerScan(
        answer.has("error"),
        data ? null : DATA,
        usage(answer.object("usage")),
        Answered.of(answer.text("model"), answer.text("service_tier")).by(RoutedAnswer.of(answer)));
  }

  /** Some servers tell the total alone; nothing is written, so that is what was read. */
  private static UsageReport usage(@Nullable ObjectScan usage) {
    if (usage == null) {
      return UsageReport.NONE;
    }
    String field = usage.has(READ) ? READ : TOTAL;
    return usage.has(field) ? usage(usage, field) : UsageReport.NONE;
  }

  private static UsageReport usage(ObjectScan usage, String field) {
    long read = usage.count(field);
    return read < 0 || read > UsageReport.MOST_TOKENS
        ? UsageReport.rejected(field, written(usage.raw(field)))
        : new UsageReport(TokenUsage.of(read, 0), null);
  }

  private static String written(byte @Nullable [] value) {
    return value == null
        ? ""
        : new String(value, 0, Math.min(value.length, RejectedUsage.LONGEST), UTF_8);
  }
}
