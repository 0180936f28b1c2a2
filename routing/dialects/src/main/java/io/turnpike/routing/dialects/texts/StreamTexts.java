package io.turnpike.routing.dialects.texts;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one stream in any dialect, server-sent or as elements of a JSON array, and
 * writes them with other texts. Not shared.
 */
public final class StreamTexts {

  private final EventReading reading = new EventReading();
  private final EventWriting writing = new EventWriting();
  private @Nullable EventSource source;

  /** The events that are whole with these bytes. Neither moves in them nor releases them. */
  public List<StreamEvent> read(ByteBuf frames) {
    EventSource events = source == null ? source(frames) : source;
    source = events;
    return read(events.add(frames.duplicate()));
  }

  /** The same for bytes of the heap's. */
  public List<StreamEvent> read(byte[] frames) {
    return read(Unpooled.wrappedBuffer(frames));
  }

  /** The stream has ended: what came after its last whole event. */
  public List<StreamEvent> end() {
    return source == null ? List.of() : read(source.end());
  }

  /**
   * The event with other texts; as it is where they are the same. From the first that is changed
   * on, lists of tokens are emptied. An event whose texts have become empty is valid and is to be
   * sent: it may have a number, or say more than text. To be asked in the order of the stream;
   * texts are not to be cut between the halves of a character.
   *
   * @param texts one for each of its pieces, in their order
   */
  public byte[] rewritten(StreamEvent event, List<String> texts) {
    return writing.rewritten(event, texts);
  }

  private List<StreamEvent> read(List<RawEvent> events) {
    List<StreamEvent> read = new ArrayList<>(events.size());
    for (RawEvent event : events) {
      read.add(reading.read(event));
    }
    return read;
  }

  /** By the first byte that is no space: no field of a server-sent event begins with a bracket. */
  private static EventSource source(ByteBuf frames) {
    int at = frames.readerIndex();
    while (at < frames.writerIndex() && frames.getByte(at) <= ' ' && frames.getByte(at) > 0) {
      at++;
    }
    boolean json = at < frames.writerIndex() && "[{,]".indexOf(frames.getByte(at)) >= 0;
    return json ? new ArrayElements() : new ServerSentEvents();
  }
}
