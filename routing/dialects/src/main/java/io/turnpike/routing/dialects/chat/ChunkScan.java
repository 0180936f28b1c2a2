package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectWalk;
import io.turnpike.routing.dialects.usage.SearchFee;
import io.turnpike.routing.dialects.usage.UsageReader;
import io.turnpike.routing.usage.Answered;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Scans one chunk of a chat stream after the other: one pass over its bytes, no objects. Finds what
 * the gateway decides by, and the tool calls whose indexes tell a client nothing.
 */
final class ChunkScan extends ObjectWalk implements FrameScan {

  private static final byte[] FAILED = ChatFrames.ascii("error");
  private static final byte[] NULL = ChatFrames.ascii("null");

  private final UsagePlaces usage = new UsagePlaces();
  private final ChunkCalls calls = new ChunkCalls();
  private byte[] data = {};
  private int dataStart;
  private int dataEnd;
  private ChunkField field = ChunkField.OTHER;
  private int depth;

  /** Of the chunk's own, the one that the pass is in. */
  private ChunkField around = ChunkField.OTHER;

  private boolean content;
  private boolean finished;
  private boolean error;
  private boolean reasoning;
  private boolean choices;
  private int contentBytes;
  private int contentStart;
  private int contentEnd;
  private int modelStart;
  private int modelEnd;
  private int tierStart;
  private int tierEnd;

  @Override
  public Kind scan(Frames frame) {
    if (!frame.hasData()) {
      forget();
      return Kind.COMMENT;
    }
    if (frame.dataIs(ChatFrames.DONE_DATA)) {
      forget();
      return Kind.END;
    }
    boolean isChunk = read(frame.dataArray(), frame.dataStart(), frame.dataEnd());
    return isChunk ? error ? Kind.ERROR : Kind.EVENT : Kind.INVALID;
  }

  /** False for bytes that are no JSON object. */
  boolean read(byte[] chunk, int start, int end) {
    forget();
    data = chunk;
    dataStart = start;
    dataEnd = end;
    if (walk(chunk, start, end)) {
      calls.settle(chunk);
      return true;
    }
    calls.forget();
    return false;
  }

  @Override
  public boolean hasContent() {
    return content || finished;
  }

  @Override
  public boolean finished() {
    return finished;
  }

  /** Of the extra chunk that only carries usage, {@code "choices": []}. */
  @Override
  public boolean isUsageOnly() {
    return hasUsage() && !choices;
  }

  @Override
  public boolean hasUsage() {
    return !usage.isEmpty();
  }

  @Override
  public UsageReport usage() {
    return UsageReader.of(data, usage.start(), usage.end());
  }

  /** Every chunk says it; asked of the one that counts, which alone has the cost, too. */
  @Override
  public Answered answered() {
    return Answered.of(written(modelStart, modelEnd), tier())
        .by(hasUsage() ? RoutedAnswer.of(data, dataStart, dataEnd) : null);
  }

  private @Nullable String tier() {
    String fee = hasUsage() ? SearchFee.in(data, dataStart, dataEnd) : null;
    return fee == null ? written(tierStart, tierEnd) : fee;
  }

  private @Nullable String written(int start, int end) {
    return end == 0 ? null : new String(bytes(), start, end - start, StandardCharsets.UTF_8);
  }

  /** Before the closing brace of the usage object. */
  @Override
  public int costAt() {
    return usage.end() - 1;
  }

  @Override
  public byte[] costField(String usd) {
    return (",\"cost_usd\":" + usd).getBytes(StandardCharsets.US_ASCII);
  }

  /** As OpenAI writes it on chunks that have none. */
  @Override
  public Frames withoutUsage(Frames frame) {
    FrameEdits edits = new FrameEdits(frame);
    usage.replace(NULL, edits);
    return edits.apply();
  }

  /** With an index for each tool call that tells it from the others. */
  @Override
  public Frames mended(Frames frame) {
    if (!calls.isToMend()) {
      return frame;
    }
    FrameEdits edits = new FrameEdits(frame);
    calls.mend(edits);
    Frames mended = edits.apply();
    usage.move(edits);
    data = mended.dataArray();
    dataStart = mended.dataStart();
    dataEnd = mended.dataEnd();
    return mended;
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
  public byte[] keepAlive() {
    return ChatFrames.KEEP_ALIVE;
  }

  @Override
  public byte[] end() {
    return ChatFrames.DONE;
  }

  @Override
  public byte[] error(String code, String sentence, UUID requestId) {
    return ChatErrors.event(code, sentence, requestId);
  }

  private void forget() {
    usage.forget();
    calls.forget();
    field = around = ChunkField.OTHER;
    content = finished = error = reasoning = choices = false;
    contentBytes = contentStart = contentEnd = modelStart = modelEnd = tierStart = tierEnd = 0;
  }

  @Override
  protected void field(int start, int stop, int at) {
    field = ChunkField.of(data, start, stop, at);
    depth = at;
  }

  @Override
  protected void text(int from, int to) {
    switch (field) {
      case TEXT -> said(from, to);
      case REASONING -> reasoned(from, to);
      case FINISH_REASON -> finished(from, to);
      case ERROR -> error = true;
      case MODEL -> {
        modelStart = from;
        modelEnd = to;
      }
      case TIER -> {
        tierStart = from;
        tierEnd = to;
      }
      case ID, NAME -> calls.say(field, data, from, to, depth);
      case INDEX -> calls.say(field, data, from - 1, to + 1, depth);
      default -> {}
    }
    field = ChunkField.OTHER;
  }

  private void said(int from, int to) {
    if (to > from) {
      contentBytes += to - from;
      contentStart = from;
      contentEnd = to;
      content = true;
    }
  }

  private void reasoned(int from, int to) {
    said(from, to);
    reasoning |= to > from;
  }

  /** Some providers end a choice with its own failure instead of with an error. */
  private void finished(int from, int to) {
    finished = true;
    error |= Arrays.equals(data, from, to, FAILED, 0, FAILED.length);
  }

  @Override
  protected void literal(int from, int to) {
    if (field == ChunkField.INDEX) {
      calls.say(field, data, from, to, depth);
    }
    field = ChunkField.OTHER;
  }

  @Override
  protected void opens(int start, boolean array, int at) {
    switch (field) {
      case ERROR -> error = true;
      case CHOICES -> choices = !array || !isEmpty(start);
      case TOOL_CALLS, SAID -> content |= !isEmpty(start);
      case USAGE, USAGE_WITHIN -> usage.open(start, array, at, around);
      default -> {}
    }
    if (at == 1) {
      around = field;
    } else if (around == ChunkField.CHOICES) {
      calls.open(field, start, array, isEmpty(start), at);
    }
    field = ChunkField.OTHER;
  }

  @Override
  protected void closes(int stop, int at) {
    usage.close(stop, at);
    if (at == 1) {
      around = ChunkField.OTHER;
    } else if (around == ChunkField.CHOICES) {
      calls.close(at);
    }
  }
}
