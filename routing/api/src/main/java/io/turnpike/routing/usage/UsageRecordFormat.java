package io.turnpike.routing.usage;

import org.jspecify.annotations.Nullable;

/**
 * Usage records as bytes in the journal. The type is the journal's type byte; the payload begins
 * with a version byte. Later versions only append fields, so that any build reads the records of
 * any other: fields it does not know are left unread, fields that are not there have defaults.
 */
public final class UsageRecordFormat {

  public static final byte OPENED = 1;
  public static final byte DISPATCHED = 2;
  public static final byte CLOSED = 3;

  static final int VERSION = 5;

  private UsageRecordFormat() {}

  public static byte type(UsageRecord record) {
    return switch (record) {
      case UsageRecord.Opened _ -> OPENED;
      case UsageRecord.Dispatched _ -> DISPATCHED;
      case UsageRecord.Closed _ -> CLOSED;
    };
  }

  public static byte[] encode(UsageRecord record) {
    RecordWriter out = new RecordWriter(usualBytes(record)).one(version(record));
    return switch (record) {
      case UsageRecord.Opened opened -> OpenedFields.write(out, opened).toBytes();
      case UsageRecord.Dispatched dispatched -> DispatchedFields.write(out, dispatched).toBytes();
      case UsageRecord.Closed closed -> EventFields.write(out, closed.event()).toBytes();
    };
  }

  /**
   * Null for a type that only a newer build knows. Throws IllegalArgumentException for bytes that
   * are no such record.
   */
  public static @Nullable UsageRecord decode(byte type, byte[] payload) {
    try {
      RecordReader in = new RecordReader(payload);
      int version = in.one();
      return read(type, in, version);
    } catch (IndexOutOfBoundsException | java.time.DateTimeException e) {
      throw new IllegalArgumentException("Not a usage record of type " + type + ".", e);
    }
  }

  private static @Nullable UsageRecord read(byte type, RecordReader in, int version) {
    return switch (type) {
      case OPENED -> OpenedFields.read(in, version);
      case DISPATCHED -> DispatchedFields.read(in, version);
      case CLOSED -> new UsageRecord.Closed(EventFields.read(in, version));
      default -> null;
    };
  }

  /** What most of a kind fit in, for a request in one attempt and without labels. */
  private static int usualBytes(UsageRecord record) {
    return switch (record) {
      case UsageRecord.Opened _ -> 160;
      case UsageRecord.Dispatched _ -> 64;
      case UsageRecord.Closed _ -> 384;
    };
  }

  private static int version(UsageRecord record) {
    return record instanceof UsageRecord.Opened opened ? OpenedFields.version(opened) : VERSION;
  }
}
