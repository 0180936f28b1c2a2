package io.turnpike.routing.gateway.edge.body;

import io.airlift.compress.zstd.ZstdInputStream;
import io.turnpike.routing.dialects.GatewayFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** How clients may compress what they send. */
enum ContentCoding {
  GZIP,
  DEFLATE,
  ZSTD;

  private static final int FIRST_GUESS = 4;

  /** Throws {@link GatewayFailure} for one that is not understood. */
  static ContentCoding of(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> GZIP;
      case "deflate" -> DEFLATE;
      case "zstd" -> ZSTD;
      default ->
          throw GatewayFailure.of(
              415,
              "unsupported_encoding",
              "The request body comes in a Content-Encoding that is not understood; gzip, zstd and"
                  + " deflate are.");
    };
  }

  /**
   * The body as it was before. Nothing is unpacked beyond the bound.
   *
   * @param most bytes it may have
   * @param room is told how much memory is needed, before it is taken
   */
  byte[] unpacked(byte[] packed, int most, LongConsumer room) {
    try (InputStream in = open(new ByteArrayInputStream(packed))) {
      return read(in, Math.clamp((long) packed.length * FIRST_GUESS, 1, most), most, room);
    } catch (GatewayFailure refused) {
      throw refused;
    } catch (IOException | RuntimeException broken) {
      throw GatewayFailure.badRequest(
          "invalid_request_body",
          null,
          "The request body is no sound " + name().toLowerCase(Locale.ROOT) + ".");
    }
  }

  private InputStream open(InputStream packed) throws IOException {
    return switch (this) {
      case GZIP -> new GZIPInputStream(packed);
      case DEFLATE -> new InflaterInputStream(packed);
      case ZSTD -> new ZstdInputStream(packed);
    };
  }

  private static byte[] read(InputStream in, int guess, int most, LongConsumer room)
      throws IOException {
    room.accept(guess);
    byte[] bytes = new byte[guess];
    int size = in.readNBytes(bytes, 0, guess);
    while (size == bytes.length) {
      int next = in.read();
      if (next < 0) {
        return bytes;
      }
      if (size == most) {
        throw BodyReader.tooLarge(most);
      }
      int larger = (int) Math.min(2L * size, most);
      room.accept(larger);
      bytes = Arrays.copyOf(bytes, larger);
      bytes[size++] = (byte) next;
      size += in.readNBytes(bytes, size, larger - size);
    }
    return Arrays.copyOf(bytes, size);
  }
}
