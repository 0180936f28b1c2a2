package io.turnpike.routing.dialects.messages;

import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.TokenUsage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the events of one stream of messages as they pass. Counts stand in its first event and
 * in the last but one, which may revise the first; they are added up here.
 */
public final class EventScan implements FrameScan {

  private static final byte[] NOTHING = {};

  private final EventWalk event = new EventWalk();
  private final UsageCounts usage = new UsageCounts();
  private @Nullable String model;

  @Override
  public Kind scan(Frames frame) {
    event.forget();
    if (!frame.hasData()) {
      return Kind.COMMENT;
    }
    if (!event.read(frame.dataArray(), frame.dataStart(), frame.dataEnd())) {
      event.forget();
      return Kind.INVALID;
    }
    return event.isError() ? Kind.ERROR : event.isTyped() ? kind() : Kind.INVALID;
  }

  private Kind kind() {
    return switch (event.type()) {
      case PING -> Kind.COMMENT;
      case ERROR -> Kind.ERROR;
      case MESSAGE_STOP -> Kind.END;
      case MESSAGE_START -> {
        usage.begin(counts());
        model = event.model();
        yield Kind.EVENT;
      }
      case MESSAGE_DELTA -> {
        usage.end(counts());
        yield Kind.EVENT;
      }
      default -> Kind.EVENT;
    };
  }

  private @Nullable ObjectScan counts() {
    return event.usageEnd() == 0
        ? null
        : ObjectScan.of(event.data(), event.usageStart(), event.usageEnd());
  }

  @Override
  public boolean hasContent() {
    return event.contentBytes() > 0 || event.opensOther() || event.finished();
  }

  @Override
  public boolean finished() {
    return event.finished();
  }

  @Override
  public int contentBytes() {
    return event.contentBytes();
  }

  @Override
  public int contentStart() {
    return event.contentStart();
  }

  @Override
  public int contentEnd() {
    return event.contentEnd();
  }

  @Override
  public boolean hasReasoning() {
    return event.hasReasoning();
  }

  @Override
  public boolean hasUsage() {
    return event.type() == EventWord.MESSAGE_DELTA && event.usageEnd() > 0;
  }

  @Override
  public UsageReport usage() {
    return usage.report();
  }

  @Override
  public Answered answered() {
    return Answered.of(model, usage.tier());
  }

  @Override
  public @Nullable TokenUsage read() {
    return usage.input();
  }

  /** The same event says why the answer ends. */
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
    return EventFrames.PING;
  }

  @Override
  public byte[] end() {
    return EventFrames.STOP;
  }

  @Override
  public byte[] error(String code, String sentence, UUID requestId) {
    return MessagesErrors.event(code, sentence, requestId);
  }
}
