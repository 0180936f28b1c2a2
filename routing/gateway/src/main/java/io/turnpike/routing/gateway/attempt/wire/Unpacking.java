package io.turnpike.routing.gateway.attempt.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.turnpike.routing.gateway.call.AttemptFailed;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Unpacks answers that come compressed though nobody asked for that. Piece by piece, each made when
 * it is wanted: however much a few bytes unpack to, only {@link #PIECE} of it is in memory at a
 * time, and whoever reads sets the bound.
 */
public final class Unpacking {

  private static final int PIECE = 16 * 1024;

  private final boolean gzip;
  private final GzipHead head = new GzipHead();
  private final CRC32 checksum = new CRC32();
  private final byte[] piece = new byte[PIECE];
  private byte[] trailer = {};
  private @Nullable Inflater inflater;
  private boolean closed;

  private Unpacking(boolean gzip) {
    this.gzip = gzip;
  }

  /**
   * The bytes as they are, or unpacked; fails with {@link AttemptFailed} where neither is possible.
   */
  public static Flux<ByteBuf> of(Flux<ByteBuf> body, @Nullable String encoding) {
    String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> unpacked(body, true);
      case "deflate" -> unpacked(body, false);
      default ->
          Flux.error(
              AnswerFailures.invalid(
                  "The provider's answer is compressed in a way that was not asked for and is not"
                      + " known."));
    };
  }

  private static Flux<ByteBuf> unpacked(Flux<ByteBuf> body, boolean gzip) {
    return Flux.using(
        () -> new Unpacking(gzip),
        unpacking ->
            body.map(ByteBufUtil::getBytes)
                .concatMapIterable(unpacking::pieces, 1)
                .concatWith(Mono.defer(unpacking::end)),
        Unpacking::close);
  }

  private Iterable<ByteBuf> pieces(byte[] packed) {
    int start = gzip ? head.skip(packed) : 0;
    if (start == packed.length) {
      return java.util.List.of();
    }
    Inflater open = inflater(packed[start]);
    open.setInput(packed, start, packed.length - start);
    return () -> new Pieces(open, packed);
  }

  /** Some servers leave out the header that the standard wants on deflated bodies. */
  private synchronized Inflater inflater(byte first) {
    Inflater open = inflater;
    if (open == null) {
      boolean bare = gzip || (first & 0x0f) != 8 || (first & 0xf0) > 0x70;
      open = new Inflater(bare);
      inflater = open;
    }
    return open;
  }

  private Mono<ByteBuf> end() {
    Inflater open = inflater;
    boolean whole = open != null && open.finished() && (!gzip || isIntact(open));
    return whole ? Mono.empty() : Mono.error(broken());
  }

  private boolean isIntact(Inflater open) {
    if (trailer.length != 8) {
      return false;
    }
    ByteBuf end = Unpooled.wrappedBuffer(trailer);
    return end.readUnsignedIntLE() == checksum.getValue()
        && end.readUnsignedIntLE() == (open.getBytesWritten() & 0xffffffffL);
  }

  private synchronized void close() {
    closed = true;
    if (inflater != null) {
      inflater.end();
    }
  }

  /** Null when more input is needed. */
  private synchronized @Nullable ByteBuf next(Inflater open, byte[] packed) {
    if (closed) {
      return null;
    }
    try {
      int length = open.inflate(piece);
      if (length == 0) {
        rest(open, packed);
        return null;
      }
      checksum.update(piece, 0, length);
      return Unpooled.wrappedBuffer(Arrays.copyOf(piece, length));
    } catch (DataFormatException wrong) {
      throw broken();
    }
  }

  private void rest(Inflater open, byte[] packed) {
    int left = open.finished() ? open.getRemaining() : 0;
    if (open.needsDictionary() || trailer.length + left > 8) {
      throw broken();
    }
    int known = trailer.length;
    trailer = Arrays.copyOf(trailer, known + left);
    System.arraycopy(packed, packed.length - left, trailer, known, left);
  }

  private static AttemptFailed broken() {
    return AnswerFailures.invalid(
        "The provider's answer is compressed, and the compression is broken.");
  }

  /** What one piece of input unpacks to. */
  private final class Pieces implements Iterator<ByteBuf> {

    private final Inflater open;
    private final byte[] packed;
    private @Nullable ByteBuf ready;
    private boolean done;

    Pieces(Inflater open, byte[] packed) {
      this.open = open;
      this.packed = packed;
    }

    @Override
    public boolean hasNext() {
      if (ready == null && !done) {
        ready = Unpacking.this.next(open, packed);
        done = ready == null;
      }
      return ready != null;
    }

    @Override
    public ByteBuf next() {
      ByteBuf next = hasNext() ? ready : null;
      ready = null;
      if (next == null) {
        throw new NoSuchElementException();
      }
      return next;
    }
  }
}
