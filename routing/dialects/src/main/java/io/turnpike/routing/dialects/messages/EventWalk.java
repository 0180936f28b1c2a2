package io.turnpike.routing.dialects.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.json.ObjectWalk;
import org.jspecify.annotations.Nullable;

/** One pass over the data of an event: what kind it is, what it says, where it counts. */
final class EventWalk extends ObjectWalk {

  private EventWord field = EventWord.OTHER;
  private EventWord inside = EventWord.OTHER;
  private EventWord block = EventWord.OTHER;
  private int depth;
  private EventWord type = EventWord.OTHER;
  private boolean typed;
  private boolean error;
  private boolean opensBlock;
  private boolean finished;
  private boolean reasoning;
  private int contentBytes;
  private int usageStart;
  private int usageEnd;
  private int contentStart;
  private int contentEnd;
  private int modelStart;
  private int modelEnd;

  /** False for bytes that are no JSON object. */
  boolean read(byte[] data, int start, int end) {
    forget();
    return walk(data, start, end);
  }

  void forget() {
    field = inside = block = type = EventWord.OTHER;
    typed = error = opensBlock = finished = reasoning = false;
    depth =
        contentBytes =
            contentStart = contentEnd = usageStart = usageEnd = modelStart = modelEnd = 0;
  }

  EventWord type() {
    return type;
  }

  /** It says what it is, whether that is known here or not. */
  boolean isTyped() {
    return typed;
  }

  boolean isError() {
    return error;
  }

  /** A call begins, or something else that is no text. */
  boolean opensOther() {
    return opensBlock && block != EventWord.TEXT && block != EventWord.THINKING;
  }

  boolean finished() {
    return finished;
  }

  boolean hasReasoning() {
    return reasoning;
  }

  int contentBytes() {
    return contentBytes;
  }

  int contentStart() {
    return contentStart;
  }

  int contentEnd() {
    return contentEnd;
  }

  byte[] data() {
    return bytes();
  }

  /** Offset of the object that counts; 0 without one. */
  int usageStart() {
    return usageStart;
  }

  int usageEnd() {
    return usageEnd;
  }

  /** That answers; null in events that do not say. */
  @Nullable String model() {
    return modelEnd == 0 ? null : new String(bytes(), modelStart, modelEnd - modelStart, UTF_8);
  }

  @Override
  protected void field(int start, int stop, int at) {
    field = EventWord.of(bytes(), start, stop);
  }

  @Override
  protected void text(int start, int stop) {
    if (depth == 1) {
      ofEvent(start, stop);
    } else if (depth == 2 && (inside == EventWord.DELTA || inside == EventWord.BLOCK)) {
      ofContent(start, stop);
    } else if (depth == 2 && inside == EventWord.MESSAGE && field == EventWord.MODEL) {
      modelStart = start;
      modelEnd = stop;
    }
    field = EventWord.OTHER;
  }

  @Override
  protected void literal(int start, int stop) {
    field = EventWord.OTHER;
  }

  @Override
  protected void opens(int start, boolean array, int at) {
    if (at == 1) {
      inside = field;
      error |= field == EventWord.ERROR;
      opensBlock |= field == EventWord.BLOCK;
    }
    if (field == EventWord.USAGE && !array && usageStart == 0 && isPlaceOfUsage(at)) {
      usageStart = start;
    }
    field = EventWord.OTHER;
    depth = at + 1;
  }

  @Override
  protected void closes(int stop, int at) {
    if (usageStart > 0 && usageEnd == 0 && isPlaceOfUsage(at)) {
      usageEnd = stop;
    }
    if (at == 1) {
      inside = EventWord.OTHER;
    }
    depth = at;
  }

  /** At an event's top, or in the message that it begins with. */
  private boolean isPlaceOfUsage(int at) {
    return at == 1 || at == 2 && inside == EventWord.MESSAGE;
  }

  private void ofEvent(int start, int stop) {
    if (field == EventWord.TYPE) {
      typed = true;
      type = EventWord.of(bytes(), start, stop);
    }
    error |= field == EventWord.ERROR;
  }

  private void said(int start, int stop) {
    contentBytes += stop - start;
    contentStart = start;
    contentEnd = stop;
  }

  private void ofContent(int start, int stop) {
    switch (field) {
      case TYPE -> block = EventWord.of(bytes(), start, stop);
      case TEXT, ARGUMENTS -> said(start, stop);
      case THINKING -> {
        said(start, stop);
        reasoning |= stop > start;
      }
      case STOP_REASON -> finished = true;
      default -> {}
    }
  }
}
