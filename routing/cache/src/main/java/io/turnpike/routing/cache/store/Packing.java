package io.turnpike.routing.cache.store;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes in fewer, where that is worth its time: answers are text, and a stream's frames repeat. */
final class Packing {

  private static final int WORTH_IT = 1_024;

  private Packing() {}

  /** The same bytes where they would not become fewer. */
  static byte[] pack(byte[] bytes) {
    if (bytes.length < WORTH_IT) {
      return bytes;
    }
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] packed = new byte[bytes.length];
      int size = deflater.deflate(packed);
      return deflater.finished() && size < bytes.length ? Arrays.copyOf(packed, size) : bytes;
    } finally {
      deflater.end();
    }
  }

  /**
   * @param length of what it becomes; anything else is damage
   */
  static byte[] unpack(byte[] packed, int length) throws DataFormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] bytes = new byte[length];
      int size = inflater.inflate(bytes);
      if (size != length) {
        throw new DataFormatException(size + " bytes instead of " + length);
      }
      return bytes;
    } finally {
      inflater.end();
    }
  }
}
