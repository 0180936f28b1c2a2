package io.turnpike.routing.dialects.passthrough;

import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Looks for usage in events that pass; nothing is ever added to them. */
final class PassedFrames implements FrameScan {

  private static final byte[] USAGE = "\"usage\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NOTHING = {};

  private UsageReport usage = UsageReport.NONE;

  @Override
  public Kind scan(Frames frame) {
    usage = UsageReport.NONE;
    if (!frame.hasData()) {
      return Kind.COMMENT;
    }
    if (isIn(frame.dataArray(), frame.dataStart(), frame.dataEnd())) {
      ObjectScan data = ObjectScan.of(frame.dataArray(), frame.dataStart(), frame.dataEnd());
      usage = data == null ? UsageReport.NONE : PassedUsage.of(data);
    }
    return Kind.EVENT;
  }

  private static boolean isIn(byte[] data, int start, int end) {
    for (int at = start; at <= end - USAGE.length; at++) {
      if (data[at] == '"'
          && java.util.Arrays.equals(data, at, at + USAGE.length, USAGE, 0, USAGE.length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean hasUsage() {
    return usage != UsageReport.NONE;
  }

  @Override
  public UsageReport usage() {
    return usage;
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
