package io.turnpike.routing.dialects.json;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.RequestBody;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The client's body with a few places changed. Everything between them is copied as it came, so
 * fields the gateway has never heard of survive.
 */
public final class BodySplice implements RequestBody {

  private static final byte[] NOTHING = {};

  private byte[] body;
  private List<Edit> edits;
  private int size;

  /** Other bytes for those from {@code start} to {@code end}. */
  public record Edit(int start, int end, byte[] bytes) {

    int growth() {
      return bytes.length - (end - start);
    }
  }

  /**
   * @param edits that do not overlap; taken over and sorted
   */
  public BodySplice(byte[] body, List<Edit> edits) {
    edits.sort(Comparator.comparingInt(Edit::start));
    this.body = body;
    this.edits = edits;
    this.size = size(body.length, edits);
  }

  /** Other bytes for those from {@code start} to {@code end}. */
  public static RequestBody of(byte[] body, int start, int end, byte[] other) {
    return new BodySplice(body, new ArrayList<>(List.of(new Edit(start, end, other))));
  }

  @Override
  public ByteBuf write(ByteBufAllocator allocator) {
    return write(allocator.buffer(size));
  }

  /** The whole of it, for a provider that wants it translated. */
  @Override
  public byte[] bytes() {
    byte[] all = new byte[size];
    write(Unpooled.wrappedBuffer(all).clear());
    return all;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void release() {
    body = NOTHING;
    edits = List.of();
    size = 0;
  }

  private static int size(int before, List<Edit> edits) {
    int size = before;
    for (Edit edit : edits) {
      size += edit.growth();
    }
    return size;
  }

  private ByteBuf write(ByteBuf out) {
    int at = 0;
    for (Edit edit : edits) {
      out.writeBytes(body, at, edit.start() - at).writeBytes(edit.bytes());
      at = edit.end();
    }
    return out.writeBytes(body, at, body.length - at);
  }
}
