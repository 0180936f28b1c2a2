package io.turnpike.routing.dialects.invoke;

import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.converse.ConverseUsage;
import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.messages.EventScan;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.TokenUsage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the events of one of Bedrock's own streams as they pass; nothing is ever added to them.
 * What was used stands in the last one, which Bedrock writes for all models; Anthropic's also tell
 * it themselves, with how long a cache keeps, and Converse in an event of its own.
 */
public final class InvokedFrames implements FrameScan {

  private static final String METRICS = "amazon-bedrock-invocationMetrics";
  private static final BytePattern METRICS_WORD = BytePattern.quoted(METRICS);
  private static final BytePattern CONVERSES_WORD = BytePattern.quoted("outputTokens");
  private static final byte[] NOTHING = {};

  private final EventScan anthropics = new EventScan();
  private WrittenText text = WrittenText.NONE;
  private UsageReport counted = UsageReport.NONE;
  private Answered answered = Answered.AS_ASKED;
  private boolean counts;

  @Override
  public Kind scan(Frames frame) {
    counts = false;
    text = WrittenText.NONE;
    if (!frame.hasData()) {
      return Kind.COMMENT;
    }
    anthropics.scan(frame);
    byte[] data = frame.dataArray();
    boolean metrics = METRICS_WORD.isIn(data, frame.dataStart(), frame.dataEnd());
    if (metrics || CONVERSES_WORD.isIn(data, frame.dataStart(), frame.dataEnd())) {
      count(ObjectScan.of(data, frame.dataStart(), frame.dataEnd()));
    }
    text = WrittenText.in(data, frame.dataStart(), frame.dataEnd());
    return Kind.EVENT;
  }

  private void count(@Nullable ObjectScan event) {
    ObjectScan metrics = event == null ? null : event.object(METRICS);
    ObjectScan usage = event == null ? null : event.object("usage");
    if (metrics != null) {
      told(InvokedCounts.ofMetrics(metrics).over(anthropicsCount()));
    } else if (event != null && usage != null) {
      told(ConverseUsage.of(usage).report());
      answered = Answered.of(null, InvokedUsage.tier(event));
    }
  }

  private void told(UsageReport report) {
    counted = report;
    counts = true;
  }

  private @Nullable TokenUsage anthropicsCount() {
    TokenUsage whole = anthropics.usage().usage();
    return whole == null ? anthropics.read() : whole;
  }

  @Override
  public boolean hasUsage() {
    return counts || anthropics.hasUsage();
  }

  @Override
  public UsageReport usage() {
    return counted == UsageReport.NONE ? anthropics.usage() : counted;
  }

  /** Their names for a model are none that Bedrock has prices under. */
  @Override
  public Answered answered() {
    Answered own = anthropics.answered();
    return answered == Answered.AS_ASKED ? Answered.of(null, own.tier()) : answered;
  }

  @Override
  public @Nullable TokenUsage read() {
    return anthropics.read();
  }

  @Override
  public boolean hasContent() {
    return true;
  }

  @Override
  public boolean finished() {
    return false;
  }

  @Override
  public int contentBytes() {
    return text.end() - text.start();
  }

  @Override
  public int contentStart() {
    return text.start();
  }

  @Override
  public int contentEnd() {
    return text.end();
  }

  @Override
  public boolean hasReasoning() {
    return false;
  }

  @Override
  public boolean isUsageOnly() {
    return false;
  }

  @Override
  public int costAt() {
    return -1;
  }

  @Override
  public byte[] costField(String usd) {
    return NOTHING;
  }

  @Override
  public byte[] keepAlive() {
    return NOTHING;
  }

  @Override
  public byte[] end() {
    return NOTHING;
  }

  @Override
  public byte[] error(String code, String sentence, UUID requestId) {
    return NOTHING;
  }
}
