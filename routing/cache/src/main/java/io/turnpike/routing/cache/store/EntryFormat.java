package io.turnpike.routing.cache.store;

import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.usage.TokenUsage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * An entry as bytes: version (1) · packed (1) · length of the body (4) · body, packed or not, with
 * its length there (4) · everything else in the order of {@link #beside}. A release reads the
 * versions that it knows; what it cannot read is a miss.
 */
final class EntryFormat {

  private static final byte VERSION = 1;

  /** Of reranks: the searches that they were billed as stand behind everything else. */
  private static final byte SEARCHED = 2;

  private static final int LONGEST_TEXT = 1 << 16;

  private EntryFormat() {}

  static byte[] write(Kept kept) {
    Entry entry = kept.entry();
    byte[] packed = Packing.pack(entry.body());
    var bytes = new ByteArrayOutputStream(packed.length + 512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(entry.usage().searchUnits() > 0 ? SEARCHED : VERSION);
      out.writeBoolean(packed.length < entry.body().length);
      out.writeInt(entry.body().length);
      out.writeInt(packed.length);
      out.write(packed);
      out.writeLong(kept.expiresAtMillis());
      beside(entry, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Throws {@link IOException} for bytes of another release, and for what is none of ours. */
  static Kept read(byte[] bytes, int largest) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    byte version = in.readByte();
    if (version != VERSION && version != SEARCHED) {
      throw new IOException("of another release");
    }
    boolean packed = in.readBoolean();
    int length = within(in.readInt(), largest);
    byte[] stored = exactly(in, within(in.readInt(), largest));
    try {
      byte[] body = packed ? Packing.unpack(stored, length) : stored;
      long expires = in.readLong();
      Entry entry = entry(body, in);
      return new Kept(version == SEARCHED ? searched(entry, in.readLong()) : entry, expires);
    } catch (DataFormatException damaged) {
      throw new IOException(damaged);
    }
  }

  private static void beside(Entry entry, DataOutputStream out) throws IOException {
    text(out, entry.dialect());
    out.writeBoolean(entry.streamed());
    text(out, entry.contentType());
    text(out, entry.config());
    text(out, entry.connection());
    text(out, entry.model());
    for (long count : counts(entry.usage())) {
      out.writeLong(count);
    }
    out.writeLong(entry.costNanoUsd());
    out.writeLong(entry.micros());
    out.writeLong(entry.storedAt().toEpochMilli());
    out.writeInt(entry.tags().size());
    for (String tag : entry.tags()) {
      text(out, tag);
    }
    if (entry.usage().searchUnits() > 0) {
      out.writeLong(entry.usage().searchUnits());
    }
  }

  private static Entry entry(byte[] body, DataInputStream in) throws IOException {
    return new Entry(
        given(in),
        in.readBoolean(),
        body,
        text(in),
        text(in),
        given(in),
        given(in),
        usage(in),
        in.readLong(),
        in.readLong(),
        Instant.ofEpochMilli(in.readLong()),
        tags(in));
  }

  private static Entry searched(Entry entry, long searchUnits) {
    return new Entry(
        entry.dialect(),
        entry.streamed(),
        entry.body(),
        entry.contentType(),
        entry.config(),
        entry.connection(),
        entry.model(),
        entry.usage().searching(searchUnits),
        entry.costNanoUsd(),
        entry.micros(),
        entry.storedAt(),
        entry.tags());
  }

  private static long[] counts(TokenUsage usage) {
    return new long[] {
      usage.input(),
      usage.cachedInput(),
      usage.cacheWrite5m(),
      usage.cacheWrite1h(),
      usage.output(),
      usage.reasoning(),
      usage.audioInput(),
      usage.audioOutput(),
      usage.image(),
      usage.imageOutput(),
      usage.webSearches(),
      usage.fileSearches()
    };
  }

  private static TokenUsage usage(DataInputStream in) throws IOException {
    return new TokenUsage(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }

  private static List<String> tags(DataInputStream in) throws IOException {
    int size = within(in.readInt(), LONGEST_TEXT);
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      tags.add(given(in));
    }
    return List.copyOf(tags);
  }

  /** -1 in the place of a length is null. */
  private static void text(DataOutputStream out, @Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static @Nullable String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length < 0
        ? null
        : new String(exactly(in, within(length, LONGEST_TEXT)), StandardCharsets.UTF_8);
  }

  private static byte[] exactly(DataInputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private static String given(DataInputStream in) throws IOException {
    String text = text(in);
    if (text == null) {
      throw new IOException("a field is missing");
    }
    return text;
  }

  private static int within(int length, int most) throws IOException {
    if (length < 0 || length > most) {
      throw new IOException("a length of " + length);
    }
    return length;
  }
}
