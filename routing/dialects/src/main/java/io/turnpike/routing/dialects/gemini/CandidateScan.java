package io.turnpike.routing.dialects.gemini;

import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.chat.ChatFrames;
import io.turnpike.routing.dialects.gemini.client.GeminiErrors;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.ObjectWalk;
import io.turnpike.routing.dialects.usage.MetadataReader;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.TokenUsage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Scans one piece of generated content after the other, without making objects of them. Each says
 * what is used so far; that is looked at in the last one, and in those that say nothing else.
 */
final class CandidateScan extends ObjectWalk implements FrameScan {

  private static final byte[] NOTHING = {};
  private static final byte[] SPACE = {'\n'};

  /** How many objects and lists are open around the fields of a part. */
  private static final int PART = 6;

  private CandidateField field = CandidateField.OTHER;
  private CandidateField top = CandidateField.OTHER;
  private boolean inContent;
  private boolean known;
  private boolean error;
  private boolean finished;
  private boolean reasoning;
  private int contentBytes;
  private int contentStart;
  private int contentEnd;
  private int valueStart;
  private int usageStart;
  private int usageEnd;
  private int dataStart;
  private int dataEnd;

  @Override
  public Kind scan(Frames frame) {
    forget();
    if (!frame.hasData()) {
      return Kind.COMMENT;
    }
    dataStart = frame.dataStart();
    dataEnd = frame.dataEnd();
    if (!walk(frame.dataArray(), dataStart, dataEnd) || !known) {
      return Kind.INVALID;
    }
    return error ? Kind.ERROR : Kind.EVENT;
  }

  @Override
  public boolean hasContent() {
    return contentBytes > 0 || finished;
  }

  @Override
  public boolean finished() {
    return finished;
  }

  @Override
  public int contentBytes() {
    return contentBytes;
  }

  @Override
  public int contentStart() {
    return contentStart;
  }

  @Override
  public int contentEnd() {
    return contentEnd;
  }

  @Override
  public boolean hasReasoning() {
    return reasoning;
  }

  @Override
  public boolean hasUsage() {
    return usageEnd > 0 && (finished || contentBytes == 0);
  }

  @Override
  public UsageReport usage() {
    ObjectScan event = event();
    ObjectScan metadata = event == null ? null : event.object("usageMetadata");
    return event == null || metadata == null
        ? UsageReport.NONE
        : MetadataReader.of(event, metadata);
  }

  @Override
  public Answered answered() {
    ObjectScan event = event();
    ObjectScan metadata = event == null ? null : event.object("usageMetadata");
    return event == null || metadata == null
        ? Answered.AS_ASKED
        : MetadataReader.answered(event, metadata);
  }

  @Override
  public @Nullable TokenUsage read() {
    TokenUsage usage = usageEnd == 0 ? null : usage().usage();
    return usage == null ? null : usage.read();
  }

  private @Nullable ObjectScan event() {
    return ObjectScan.of(bytes(), dataStart, dataEnd);
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

  /** Google's own library takes every piece of a stream for data, comments too. */
  @Override
  public byte[] keepAlive() {
    return SPACE;
  }

  /** What says why it ends is the last of a stream. */
  @Override
  public byte[] end() {
    return NOTHING;
  }

  @Override
  public byte[] error(String code, String sentence, UUID requestId) {
    return ChatFrames.of(GeminiErrors.inStream(code, sentence, requestId));
  }

  private void forget() {
    field = top = CandidateField.OTHER;
    inContent = known = error = finished = reasoning = false;
    contentBytes = contentStart = contentEnd = 0;
    valueStart = usageStart = usageEnd = dataStart = dataEnd = 0;
  }

  @Override
  protected void field(int start, int stop, int at) {
    field = CandidateField.of(bytes(), start, stop, at, top, inContent);
    if (at == 1) {
      top = field;
      known |= field != CandidateField.OTHER;
    } else if (at == 3) {
      inContent = field == CandidateField.CONTENT;
    }
  }

  @Override
  protected void text(int start, int stop) {
    switch (field) {
      case TEXT -> content(start, stop);
      case FINISH, BLOCK -> finished |= stop > start;
      case ERROR -> error = true;
      default -> {}
    }
    field = CandidateField.OTHER;
  }

  private void content(int start, int stop) {
    if (stop > start) {
      contentBytes += stop - start;
      contentStart = start;
      contentEnd = stop;
    }
  }

  @Override
  protected void literal(int start, int stop) {
    reasoning |= field == CandidateField.THOUGHT && bytes()[start] == 't';
    field = CandidateField.OTHER;
  }

  @Override
  protected void opens(int start, boolean array, int at) {
    switch (field) {
      case USAGE -> usageStart = start;
      case ERROR -> error = true;
      case CALL, MEDIA, CODE, RESULT -> valueStart = start;
      default -> {}
    }
    field = CandidateField.OTHER;
  }

  @Override
  protected void closes(int stop, int at) {
    if (at == 1 && top == CandidateField.USAGE && usageStart > 0) {
      usageEnd = stop;
    } else if (at == PART && valueStart > 0) {
      content(valueStart, stop);
      valueStart = 0;
    }
  }
}
