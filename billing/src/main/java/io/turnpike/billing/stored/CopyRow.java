package io.turnpike.billing.stored;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the binary format of COPY: nothing is escaped here or parsed there. Text Postgres cannot
 * hold is made to fit, never refused.
 */
public final class CopyRow {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private static final long EPOCH_SECOND = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
  private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final int NULL = -1;
  private static final byte JSONB = 1;

  private byte[] bytes;
  private int size;

  /**
   * @param expected how many bytes there may be
   */
  public CopyRow(int expected) {
    bytes = Arrays.copyOf(SIGNATURE, Math.max(expected, 64));
    size = SIGNATURE.length;
  }

  /** Ends them; no more can follow. */
  public void end() {
    room(2).two(-1);
  }

  /** All rows, as COPY takes them, in the first {@link #size} bytes. */
  public byte[] bytes() {
    return bytes;
  }

  public int size() {
    return size;
  }

  void begin(int columns) {
    room(2).two(columns);
  }

  /** Null when {@code value} is; cut to {@code most} characters. */
  void text(@Nullable String value, int most) {
    plain(value == null ? null : storable(cut(value, most)));
  }

  /** A text of ours, or valid JSON; or null. */
  void plain(@Nullable String value) {
    if (value == null) {
      nothing();
    } else {
      sized(value.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Already valid JSON, or null. */
  void jsonb(@Nullable String value) {
    if (value == null) {
      nothing();
    } else {
      byte[] json = value.getBytes(StandardCharsets.UTF_8);
      room(5 + json.length).four(1 + json.length);
      bytes[size++] = JSONB;
      append(json);
    }
  }

  void integer(int value) {
    room(8).four(4).four(value);
  }

  void integer(@Nullable Integer value) {
    if (value == null) {
      nothing();
    } else {
      integer(value.intValue());
    }
  }

  /** For a column of double precision. */
  void real(@Nullable Double value) {
    if (value == null) {
      nothing();
    } else {
      big(Double.doubleToLongBits(value));
    }
  }

  void big(long value) {
    room(12).four(8).eight(value);
  }

  void big(@Nullable Long value) {
    if (value == null) {
      nothing();
    } else {
      big(value.longValue());
    }
  }

  void flag(boolean value) {
    room(5).four(1);
    bytes[size++] = (byte) (value ? 1 : 0);
  }

  void uuid(UUID value) {
    room(20).four(16).eight(value.getMostSignificantBits()).eight(value.getLeastSignificantBits());
  }

  /** To the microsecond, down. Throws ArithmeticException for what no number of them can tell. */
  void time(Instant value) {
    long seconds = Math.multiplyExact(value.getEpochSecond() - EPOCH_SECOND, 1_000_000L);
    big(Math.addExact(seconds, value.getNano() / 1_000));
  }

  void day(LocalDate value) {
    integer(Math.toIntExact(value.toEpochDay() - EPOCH_DAY));
  }

  /** Postgres holds no NUL in text or JSON. */
  public static String storable(String value) {
    return value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
  }

  /** Never between the halves of a surrogate pair. */
  public static String cut(String value, int most) {
    if (value.length() <= most) {
      return value;
    }
    return value.substring(0, Character.isHighSurrogate(value.charAt(most - 1)) ? most - 1 : most);
  }

  private void nothing() {
    room(4).four(NULL);
  }

  private void sized(byte[] value) {
    room(4 + value.length).four(value.length).append(value);
  }

  private CopyRow append(byte[] value) {
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  private CopyRow two(int value) {
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
    return this;
  }

  private CopyRow four(int value) {
    return two(value >> 16).two(value);
  }

  private CopyRow eight(long value) {
    return four((int) (value >> 32)).four((int) value);
  }

  private CopyRow room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
    return this;
  }
}
