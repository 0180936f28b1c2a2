package io.turnpike.routing.dialects.usage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads Gemini's {@code usageMetadata}. Thoughts are counted beside the candidates, and what tools
 * brought in beside the prompt; cached tokens are among the prompt's. Sounds have prices of their
 * own; pictures have them where they are made, and are read at the price of text.
 */
public final class MetadataReader {

  private static final String SOUNDS = "AUDIO";

  private final ObjectScan metadata;
  private @Nullable RejectedUsage rejected;

  private MetadataReader(ObjectScan metadata) {
    this.metadata = metadata;
  }

  /**
   * @param answer that it stands in
   */
  public static UsageReport of(ObjectScan answer, ObjectScan metadata) {
    return new ToolCalls(searches(answer), 0).addedTo(new MetadataReader(metadata).report());
  }

  /** Which model it was, and as which service, where it says so. */
  public static Answered answered(ObjectScan answer, ObjectScan metadata) {
    String traffic = metadata.text("trafficType");
    String tier = metadata.text("serviceTier");
    return Answered.of(
        answer.text("modelVersion"), tier == null && traffic != null ? kind(traffic) : tier);
  }

  private static @Nullable String kind(String traffic) {
    String word = traffic.toLowerCase(Locale.ROOT);
    return word.startsWith("on_demand_") ? word.substring("on_demand_".length()) : null;
  }

  private UsageReport report() {
    if (!metadata.has("promptTokenCount") && !metadata.has("totalTokenCount")) {
      return UsageReport.NONE;
    }
    long prompt = count("promptTokenCount");
    long cached = count("cachedContentTokenCount");
    long written = count("candidatesTokenCount");
    long thoughts = count("thoughtsTokenCount");
    long read = prompt + count("toolUsePromptTokenCount");
    if (rejected == null && cached > read) {
      rejected = new RejectedUsage("promptTokenCount", prompt + ", which is less than its parts");
    }
    return rejected == null
        ? new UsageReport(usage(read, cached, written, thoughts), null)
        : new UsageReport(null, rejected);
  }

  private TokenUsage usage(long read, long cached, long written, long thoughts) {
    long heard = Math.min(heardAnew(), read - cached);
    long spoken = Math.min(of("candidatesTokensDetails", SOUNDS), written);
    long drawn = Math.min(of("candidatesTokensDetails", "IMAGE"), written - spoken);
    return new TokenUsage(
        read - cached - heard,
        cached,
        0,
        0,
        written - spoken - drawn,
        thoughts,
        heard,
        spoken,
        0,
        drawn,
        0,
        0);
  }

  /** Sounds come from a cache, too, and are paid for as what is read from one. */
  private long heardAnew() {
    long heard = of("promptTokensDetails", SOUNDS) + of("toolUsePromptTokensDetails", SOUNDS);
    return heard - Math.min(heard, of("cacheTokensDetails", SOUNDS));
  }

  private long of(String details, String modality) {
    List<ObjectScan> parts = metadata.objects(details);
    long tokens = 0;
    for (ObjectScan part : parts == null ? List.<ObjectScan>of() : parts) {
      tokens += modality.equals(part.text("modality")) ? Math.max(0, part.count("tokenCount")) : 0;
    }
    return tokens;
  }

  /** 0 where it says nothing. */
  private long count(String name) {
    if (!metadata.has(name)) {
      return 0;
    }
    long count = metadata.count(name);
    if (count < 0 || count > UsageReport.MOST_TOKENS) {
      byte[] claimed = metadata.raw(name);
      rejected = new RejectedUsage(name, claimed == null ? "" : new String(claimed, UTF_8));
      return 0;
    }
    return count;
  }

  private static long searches(ObjectScan answer) {
    List<ObjectScan> candidates = answer.objects("candidates");
    long searches = 0;
    for (ObjectScan candidate : candidates == null ? List.<ObjectScan>of() : candidates) {
      ObjectScan grounding = candidate.object("groundingMetadata");
      searches += grounding == null ? 0 : grounding.texts("webSearchQueries");
    }
    return searches;
  }
}
