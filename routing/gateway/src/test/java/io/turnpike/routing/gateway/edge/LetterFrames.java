package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A letter read aloud: words, and at last how many there were. */
final class LetterFrames implements FrameScan {

  private @Nullable ObjectScan frame;

  @Override
  public Kind scan(Frames frames) {
    if (!frames.hasData()) {
      return Kind.COMMENT;
    }
    ObjectScan scanned = ObjectScan.of(frames.dataArray(), frames.dataStart(), frames.dataEnd());
    frame = scanned;
    if (scanned == null) {
      return Kind.INVALID;
    }
    return scanned.has("returned") ? Kind.ERROR : hasUsage() ? Kind.END : Kind.EVENT;
  }

  @Override
  public boolean hasContent() {
    return frame != null && frame.has("word");
  }

  @Override
  public boolean finished() {
    return false;
  }

  @Override
  public int contentBytes() {
    String word = frame == null ? null : frame.text("word");
    return word == null ? 0 : word.length();
  }

  @Override
  public boolean hasReasoning() {
    return false;
  }

  @Override
  public boolean hasUsage() {
    return frame != null && frame.has("read");
  }

  @Override
  public UsageReport usage() {
    return frame == null ? UsageReport.NONE : LetterDialect.counted(frame);
  }

  @Override
  public boolean isUsageOnly() {
    return false;
  }

  @Override
  public byte[] keepAlive() {
    return ": writing\n\n".getBytes(UTF_8);
  }

  @Override
  public byte[] end() {
    return new byte[0];
  }

  @Override
  public byte[] error(String code, String sentence, UUID requestId) {
    return ("event: returned\ndata: {\"returned\":\"" + code + "\"}\n\n").getBytes(UTF_8);
  }

  @Override
  public int costAt() {
    return -1;
  }

  @Override
  public byte[] costField(String usd) {
    throw new UnsupportedOperationException();
  }
}
