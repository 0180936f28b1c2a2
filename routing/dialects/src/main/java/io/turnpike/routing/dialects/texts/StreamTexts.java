package io.turnpike.routing.dialects.texts;

import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * Reads the events of one stream in any dialect, server-sent or as elements of a JSON array, and
 * writes them with other texts. Not shared.
 */
public final class StreamTexts {

  /** The events that are whole with these bytes. Does not release them. */
  public List<StreamEvent> read(ByteBuf frames) {
    return List.of();
  }

  /** The same for bytes of the heap's. */
  public List<StreamEvent> read(byte[] frames) {
    return List.of();
  }

  /** The stream has ended: what came after its last whole event. */
  public List<StreamEvent> end() {
    return List.of();
  }

  /**
   * The event with other texts; itself where they are the same. Where one is changed, lists of
   * tokens are taken out. An event whose texts have become empty is valid and is to be sent: it may
   * have a number, or say more than text. To be asked in the order of the stream; texts are not to
   * be cut between the halves of a character.
   *
   * @param texts one for each of its pieces, in their order
   */
  public byte[] rewritten(StreamEvent event, List<String> texts) {
    return event.bytes();
  }
}
