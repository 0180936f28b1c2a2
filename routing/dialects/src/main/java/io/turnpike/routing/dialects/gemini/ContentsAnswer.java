package io.turnpike.routing.dialects.gemini;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.gemini.provider.answer.EndReasons;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.usage.MetadataReader;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what matters of a whole answer: of generated content, of embeddings, of a count. */
final class ContentsAnswer {

  private static final String CANDIDATES = "candidates";

  /** Counting is free. */
  private static final AnswerScan COUNT =
      new AnswerScan(false, null, new UsageReport(TokenUsage.NONE, null));

  private ContentsAnswer() {}

  /** Null for bytes that are no JSON object. */
  static @Nullable AnswerScan of(byte[] body) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    if (answer == null) {
      return null;
    }
    boolean error = answer.has("error");
    return !error && answer.has("totalTokens") ? COUNT : scan(answer, error);
  }

  private static AnswerScan scan(ObjectScan answer, boolean error) {
    ObjectScan metadata = answer.object("usageMetadata");
    return new AnswerScan(
        error,
        isAnswer(answer) ? null : CANDIDATES,
        metadata == null ? UsageReport.NONE : MetadataReader.of(answer, metadata),
        metadata == null
            ? Answered.of(answer.text("modelVersion"), null)
            : MetadataReader.answered(answer, metadata));
  }

  /** Some answers are nothing but a reason for there being none. */
  private static boolean isAnswer(ObjectScan answer) {
    List<ObjectScan> candidates = answer.objects(CANDIDATES);
    return candidates != null && !candidates.isEmpty()
        || EndReasons.isFiltered(answer)
        || answer.has("embedding")
        || answer.has("embeddings");
  }

  /** Bytes of text and of calls. */
  static int contentBytes(byte[] body) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    List<ObjectScan> candidates = answer == null ? null : answer.objects(CANDIDATES);
    return candidates == null
        ? 0
        : candidates.stream().mapToInt(ContentsAnswer::candidateBytes).sum();
  }

  private static int candidateBytes(ObjectScan candidate) {
    ObjectScan content = candidate.object("content");
    List<ObjectScan> parts = content == null ? null : content.objects("parts");
    int bytes = 0;
    for (ObjectScan part : parts == null ? List.<ObjectScan>of() : parts) {
      for (String name : List.of("text", "functionCall", "executableCode")) {
        byte[] value = part.raw(name);
        bytes += value == null ? 0 : value.length;
      }
    }
    return bytes;
  }
}
