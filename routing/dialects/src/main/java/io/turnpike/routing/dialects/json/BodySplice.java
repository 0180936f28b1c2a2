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

  private static final Content NOTHING = new Content(new byte[0], List.of(), 0);

  /** Let go as one, since somebody on another thread may be at reading it. */
  private Content content;

  /** Other bytes for those from {@code start} to {@code end}. */
  public record Edit(int start, int end, byte[] bytes) {

    int growth() {
      return bytes.length - (end - start);
    }
  }

  private record Content(byte[] body, List<Edit> edits, int size) {}

  /**
   * @param edits that do not overlap; taken over and sorted
   */
  public BodySplice(byte[] body, List<Edit> edits) {
    edits.sort(Comparator.comparingInt(Edit::start));
    this.content = new Content(body, edits, size(body.length, edits));
  }

  /** Other bytes for those from {@code start} to {@code end}. */
  public static RequestBody of(byte[] body, int start, int end, byte[] other) {
    return new BodySplice(body, new ArrayList<>(List.of(new Edit(start, end, other))));
  }

  @Override
  public ByteBuf write(ByteBufAllocator allocator) {
    Content all = content;
    return write(all, allocator.buffer(all.size));
  }

  /** The whole of it, for a provider that wants it translated. */
  @Override
  public byte[] bytes() {
    Content all = content;
    byte[] bytes = new byte[all.size];
    write(all, Unpooled.wrappedBuffer(bytes).clear());
    return bytes;
  }

  @Override
  public int size() {
    return content.size;
  }

  @Override
  public void release() {
    content = NOTHING;
  }

  private static int size(int before, List<Edit> edits) {
    int size = before;
    for (Edit edit : edits) {
      size += edit.growth();
    }
    return size;
  }

  private static ByteBuf write(Content all, ByteBuf out) {
    int at = 0;
    for (Edit edit : all.edits) {
      out.writeBytes(all.body, at, edit.start() - at).writeBytes(edit.bytes());
      at = edit.end();
    }
    return out.writeBytes(all.body, at, all.body.length - at);
  }
}
