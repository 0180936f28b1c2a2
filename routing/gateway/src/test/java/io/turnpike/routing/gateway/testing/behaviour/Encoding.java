package io.turnpike.routing.gateway.testing.behaviour;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** How the bytes of a body are packed, asked for or not. */
public enum Encoding {
  IDENTITY,
  GZIP,
  /** With zlib's header, as the standard says. */
  DEFLATE,
  /** Without it, as some servers do. */
  RAW_DEFLATE,
  /** Gzip whose last bytes are missing. */
  GZIP_CUT,
  /** Says gzip and is none. */
  GZIP_LIE,
  /** Says brotli; the bytes are whatever they are. */
  BROTLI,
  ZSTD;

  List<String> headers() {
    return switch (this) {
      case IDENTITY -> List.of();
      case GZIP, GZIP_CUT, GZIP_LIE -> List.of("Content-Encoding: gzip");
      case DEFLATE, RAW_DEFLATE -> List.of("Content-Encoding: deflate");
      case BROTLI -> List.of("Content-Encoding: br");
      case ZSTD -> List.of("Content-Encoding: zstd");
    };
  }

  byte[] whole(byte[] body) {
    Packing packing = packing();
    byte[] packed = Http.join(packing.add(body), packing.end());
    return this == GZIP_CUT ? java.util.Arrays.copyOf(packed, packed.length * 2 / 3) : packed;
  }

  /** For a stream: what is added can be unpacked at once by whoever gets it. */
  Packing packing() {
    return new Packing(this);
  }

  static final class Packing {

    private final Encoding encoding;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final OutputStream in;

    private Packing(Encoding encoding) {
      this.encoding = encoding;
      this.in = into();
    }

    byte[] add(byte[] bytes) {
      return done(
          () -> {
            in.write(bytes);
            in.flush();
          });
    }

    byte[] end() {
      return encoding == GZIP_CUT ? new byte[0] : done(in::close);
    }

    private OutputStream into() {
      try {
        return switch (encoding) {
          case IDENTITY, GZIP_LIE, BROTLI, ZSTD -> packed;
          case GZIP, GZIP_CUT -> new GZIPOutputStream(packed, 512, true);
          case DEFLATE -> new DeflaterOutputStream(packed, true);
          case RAW_DEFLATE -> new DeflaterOutputStream(packed, new Deflater(-1, true), 512, true);
        };
      } catch (IOException never) {
        throw new UncheckedIOException(never);
      }
    }

    private byte[] done(Writing writing) {
      try {
        writing.run();
        byte[] bytes = packed.toByteArray();
        packed.reset();
        return bytes;
      } catch (IOException never) {
        throw new UncheckedIOException(never);
      }
    }

    private interface Writing {
      void run() throws IOException;
    }
  }
}
