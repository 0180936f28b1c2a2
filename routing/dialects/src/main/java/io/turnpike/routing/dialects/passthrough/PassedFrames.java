package io.turnpike.routing.dialects.passthrough;

import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.Answered;
import java.util.UUID;

/** Looks for usage in events that pass; nothing is ever added to them. */
final class PassedFrames implements FrameScan {

  private static final byte[] NOTHING = {};

  private PassedUsage usage = PassedUsage.NONE;

  @Override
  public Kind scan(Frames frame) {
    usage = PassedUsage.NONE;
    if (!frame.hasData()) {
      return Kind.COMMENT;
    }
    if (PassedUsage.isIn(frame.dataArray(), frame.dataStart(), frame.dataEnd())) {
      ObjectScan data = ObjectScan.of(frame.dataArray(), frame.dataStart(), frame.dataEnd());
      usage = data == null ? PassedUsage.NONE : PassedUsage.of(data);
    }
    return Kind.EVENT;
  }

  @Override
  public boolean hasUsage() {
    return usage.report() != UsageReport.NONE;
  }

  @Override
  public UsageReport usage() {
    return usage.report();
  }

  @Override
  public Answered answered() {
    return usage.answered();
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
    return 0;
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
