package io.turnpike.routing.dialects.passthrough;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.usage.MetadataReader;
import io.turnpike.routing.dialects.usage.SearchFee;
import io.turnpike.routing.dialects.usage.ToolCalls;
import io.turnpike.routing.dialects.usage.UsageReader;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Reads what whatever answer says of its usage: in OpenAI's words, in Gemini's, or, of an event,
 * within the response that it tells of. An answer that was only read, or that gives a sum alone,
 * counts as input.
 */
record PassedUsage(UsageReport report, Answered answered) {

  static final PassedUsage NONE = new PassedUsage(UsageReport.NONE, Answered.AS_ASKED);

  private static final String USAGE = "usage";
  private static final String METADATA = "usageMetadata";
  private static final String SPEECH = "speech.audio.done";
  private static final BytePattern USAGE_WORD = BytePattern.quoted(USAGE);
  private static final BytePattern METADATA_WORD = BytePattern.quoted(METADATA);

  /** Whether it is worth a closer look. */
  static boolean isIn(byte[] data, int start, int end) {
    return USAGE_WORD.isIn(data, start, end) || METADATA_WORD.isIn(data, start, end);
  }

  static PassedUsage of(ObjectScan answer) {
    ObjectScan response = answer.has(USAGE) ? null : answer.object("response");
    ObjectScan telling = response == null ? answer : response;
    ObjectScan usage = telling.object(USAGE);
    if (usage != null) {
      return new PassedUsage(
          ToolCalls.of(telling).addedTo(counted(telling, usage)),
          Answered.of(telling.text("model"), kind(telling, usage)));
    }
    ObjectScan metadata = telling.object(METADATA);
    return metadata == null
        ? NONE
        : new PassedUsage(
            MetadataReader.of(telling, metadata), MetadataReader.answered(telling, metadata));
  }

  private static @Nullable String kind(ObjectScan telling, ObjectScan usage) {
    String fee = SearchFee.of(usage);
    return fee == null ? telling.text("service_tier") : fee;
  }

  private static UsageReport counted(ObjectScan telling, ObjectScan usage) {
    byte[] bytes = usage.whole();
    UsageReport report = UsageReader.withPictures(bytes);
    TokenUsage used = report.usage();
    if (used == null) {
      return report.rejected() == null ? sum(usage) : report;
    }
    if (SPEECH.equals(telling.text("type"))) {
      return new UsageReport(spoken(used), report.rejected());
    }
    return report.inputCounted() && !usage.has("output_tokens") && !usage.has("completion_tokens")
        ? new UsageReport(used, report.rejected())
        : report;
  }

  private static UsageReport sum(ObjectScan usage) {
    long all = usage.count("total_tokens");
    return all < 0 || all > UsageReport.MOST_TOKENS
        ? UsageReport.NONE
        : new UsageReport(read(all, pictures(usage, all)), null);
  }

  /** Of those who count pixels, what is no text; pictures have a price of their own there. */
  private static long pictures(ObjectScan usage, long all) {
    long text = usage.count("text_tokens");
    return usage.count("image_pixels") > 0 ? all - Math.clamp(text, 0, all) : 0;
  }

  private static TokenUsage read(long all, long pictures) {
    return new TokenUsage(all - pictures, 0, 0, 0, 0, 0, 0, 0, pictures);
  }

  /** What was written is sound, though it is not called so. */
  private static TokenUsage spoken(TokenUsage used) {
    return new TokenUsage(used.input(), 0, 0, 0, 0, 0, 0, used.output(), 0);
  }
}
