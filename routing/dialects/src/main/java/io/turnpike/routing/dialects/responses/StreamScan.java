package io.turnpike.routing.dialects.responses;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.chat.ChatFrames;
import io.turnpike.routing.dialects.json.ObjectWalk;
import io.turnpike.routing.dialects.json.WholeNumber;
import io.turnpike.routing.dialects.responses.client.FailedResponse;
import io.turnpike.routing.dialects.usage.ToolCalls;
import io.turnpike.routing.dialects.usage.UsageReader;
import io.turnpike.routing.usage.Answered;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scans one event of a response's stream after the other, without making objects of them. */
final class StreamScan extends ObjectWalk implements FrameScan {

  private static final byte[] NOTHING = {};
  private static final byte[] CREATED = "response.created".getBytes(US_ASCII);
  private static final byte[] ADDED = "response.output_item.added".getBytes(US_ASCII);
  private static final byte[] COMPLETED = "response.completed".getBytes(US_ASCII);
  private static final byte[] INCOMPLETE = "response.incomplete".getBytes(US_ASCII);
  private static final byte[] FAILED = "response.failed".getBytes(US_ASCII);
  private static final byte[] ERROR = "error".getBytes(US_ASCII);
  private static final byte[] DELTA = ".delta".getBytes(US_ASCII);
  private static final byte[] CALL = "_call".getBytes(US_ASCII);
  private static final byte[] REASONING = "response.reasoning".getBytes(US_ASCII);

  private final FailedResponse failed = new FailedResponse();
  private EventField field = EventField.OTHER;
  private EventField inside = EventField.OTHER;
  private int typeStart;
  private int typeEnd;
  private int itemStart;
  private int itemEnd;
  private int deltaLength;
  private int deltaStart;
  private int idStart;
  private int idEnd;
  private int usageStart;
  private int usageEnd;
  private int responseStart;
  private int responseEnd;
  private int modelStart;
  private int modelEnd;
  private int tierStart;
  private int tierEnd;
  private Answered answered = Answered.AS_ASKED;
  private long sequence;
  private boolean error;

  @Override
  public Kind scan(Frames frame) {
    if (!frame.hasData()) {
      return Kind.COMMENT;
    }
    forget();
    return walk(frame.dataArray(), frame.dataStart(), frame.dataEnd()) ? kind(frame) : Kind.INVALID;
  }

  /** A few events repeat the whole response, the first one included. */
  @Override
  public Answered answered() {
    return answered;
  }

  private Kind kind(Frames frame) {
    failed.follows(sequence);
    if (modelEnd + tierEnd > 0) {
      answered =
          answered.then(Answered.of(written(modelStart, modelEnd), written(tierStart, tierEnd)));
    }
    if (typeIs(CREATED)) {
      failed.begun(frame.dataArray(), frame.dataStart(), frame.dataEnd());
    }
    if (error || typeIs(FAILED) || typeIs(ERROR)) {
      return Kind.ERROR;
    }
    return finished() ? Kind.END : typeEnd == 0 ? Kind.INVALID : Kind.EVENT;
  }

  /** What is being called says so before its arguments come. */
  @Override
  public boolean hasContent() {
    return deltaLength > 0 || finished() || typeIs(ADDED) && endsWith(itemStart, itemEnd, CALL);
  }

  @Override
  public boolean finished() {
    return typeIs(COMPLETED) || typeIs(INCOMPLETE);
  }

  @Override
  public int contentBytes() {
    return deltaLength;
  }

  @Override
  public int contentStart() {
    return deltaStart;
  }

  @Override
  public int contentEnd() {
    return deltaLength == 0 ? 0 : deltaStart + deltaLength;
  }

  @Override
  public boolean hasReasoning() {
    return deltaLength > 0
        && typeEnd - typeStart > REASONING.length
        && Arrays.equals(
            bytes(), typeStart, typeStart + REASONING.length, REASONING, 0, REASONING.length);
  }

  @Override
  public boolean hasUsage() {
    return usageEnd > 0;
  }

  @Override
  public UsageReport usage() {
    return ToolCalls.of(bytes(), responseStart, responseEnd)
        .addedTo(UsageReader.of(bytes(), usageStart, usageEnd));
  }

  private @Nullable String written(int start, int stop) {
    return stop == 0 ? null : new String(bytes(), start, stop - start, UTF_8);
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
  public int storedIdStart() {
    return idStart;
  }

  @Override
  public int storedIdEnd() {
    return idEnd;
  }

  @Override
  public byte[] keepAlive() {
    return ChatFrames.KEEP_ALIVE;
  }

  /** A stream without its last event has not told the answer. */
  @Override
  public byte[] end() {
    return NOTHING;
  }

  @Override
  public byte[] error(String code, String sentence, UUID requestId) {
    return failed.event(code, sentence);
  }

  private void forget() {
    field = EventField.OTHER;
    inside = EventField.OTHER;
    typeStart = typeEnd = itemStart = itemEnd = 0;
    deltaLength = deltaStart = idStart = idEnd = usageStart = usageEnd = 0;
    responseStart = responseEnd = modelStart = modelEnd = tierStart = tierEnd = 0;
    sequence = -1;
    error = false;
  }

  @Override
  protected void field(int start, int stop, int at) {
    field = EventField.of(bytes(), start, stop, at, inside);
  }

  @Override
  protected void text(int start, int stop) {
    switch (field) {
      case TYPE -> {
        typeStart = start;
        typeEnd = stop;
      }
      case ITEM_TYPE -> {
        itemStart = start;
        itemEnd = stop;
      }
      case ID -> {
        idStart = start;
        idEnd = stop;
      }
      case MODEL -> {
        modelStart = start;
        modelEnd = stop;
      }
      case TIER -> {
        tierStart = start;
        tierEnd = stop;
      }
      case DELTA -> {
        deltaLength = isDelta() ? stop - start : 0;
        deltaStart = start;
      }
      case ERROR -> error = true;
      default -> {}
    }
    field = EventField.OTHER;
  }

  @Override
  protected void literal(int start, int stop) {
    if (field == EventField.SEQUENCE) {
      sequence = WholeNumber.of(bytes(), start, stop);
    }
    field = EventField.OTHER;
  }

  @Override
  protected void opens(int start, boolean array, int at) {
    if (at == 1) {
      inside = array ? EventField.OTHER : field;
      responseStart = inside == EventField.RESPONSE ? start : responseStart;
    }
    if (field == EventField.USAGE && !array) {
      usageStart = start;
    }
    error |= field == EventField.ERROR;
    field = EventField.OTHER;
  }

  @Override
  protected void closes(int stop, int at) {
    if (at == 2 && usageStart > 0 && usageEnd == 0) {
      usageEnd = stop;
    }
    if (at == 1) {
      responseEnd = inside == EventField.RESPONSE ? stop : responseEnd;
      inside = EventField.OTHER;
    }
  }

  /** The type comes first in every stream there is; where it does not, any delta is taken. */
  private boolean isDelta() {
    return typeEnd == 0 || endsWith(typeStart, typeEnd, DELTA);
  }

  private boolean typeIs(byte[] type) {
    return Arrays.equals(bytes(), typeStart, typeEnd, type, 0, type.length);
  }

  private boolean endsWith(int start, int stop, byte[] end) {
    return stop - start >= end.length
        && Arrays.equals(bytes(), stop - end.length, stop, end, 0, end.length);
  }
}
