package io.turnpike.routing.dialects.messages;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what matters of a whole message, or of a count of tokens. */
public final class WholeMessage {

  private static final String CONTENT = "content";

  /** Counting is free. */
  private static final AnswerScan COUNT =
      new AnswerScan(false, null, new UsageReport(TokenUsage.NONE, null));

  private WholeMessage() {}

  /** Null for bytes that are no JSON object. */
  public static @Nullable AnswerScan of(byte[] body) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    if (answer == null) {
      return null;
    }
    boolean error = answer.has("error") || "error".equals(answer.text("type"));
    boolean count = !error && !answer.has(CONTENT) && answer.has("input_tokens");
    return count ? COUNT : scan(error, answer);
  }

  /** Bytes of text that its blocks hold. */
  public static int contentBytes(byte[] body) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    List<ObjectScan> blocks = answer == null ? null : answer.objects(CONTENT);
    return blocks == null ? body.length : blocks.stream().mapToInt(WholeMessage::blockBytes).sum();
  }

  /** Of a whole message, or of the event that ends one. */
  public static boolean isRefused(byte[] data, int start, int length) {
    ObjectScan answer = ObjectScan.of(data, start, start + length);
    ObjectScan delta = answer == null ? null : answer.object("delta");
    ObjectScan ends = delta == null ? answer : delta;
    return ends != null && StopReasons.REFUSAL.equals(ends.text("stop_reason"));
  }

  private static @Nullable String missing(ObjectScan answer) {
    return answer.objects(CONTENT) == null ? CONTENT : null;
  }

  private static AnswerScan scan(boolean error, ObjectScan answer) {
    UsageCounts counts = new UsageCounts();
    counts.end(answer.object("usage"));
    return new AnswerScan(
        error, missing(answer), counts.report(), Answered.of(answer.text("model"), counts.tier()));
  }

  private static int blockBytes(ObjectScan block) {
    int bytes = 0;
    for (String field : List.of("text", "thinking", "input")) {
      byte[] value = block.raw(field);
      bytes += value == null ? 0 : value.length;
    }
    return bytes;
  }
}
