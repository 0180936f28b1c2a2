package io.turnpike.infra.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a journal's directory: made whole or not at all, opened, removed. */
final class SegmentFiles {

  private static final String SUFFIX = ".segment";
  private static final String UNFINISHED = ".new";
  private static final String DAMAGED = ".damaged";
  private static final int CHUNK = 1 << 20;
  private static final byte[] ZEROS = new byte[CHUNK];

  private final Path directory;

  /** Finding it reads the table of all mounts; asking it is one call. */
  private final FileStore store;

  SegmentFiles(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.store = Files.getFileStore(directory);
  }

  /** Names this journal for good, so that a directory made anew is not taken for the old one. */
  UUID node() throws IOException {
    Path file = directory.resolve("node");
    if (!Files.exists(file)) {
      Path unfinished = directory.resolve("node.new");
      Files.writeString(
          unfinished,
          UUID.randomUUID().toString(),
          StandardOpenOption.SYNC,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
      Files.move(unfinished, file);
    }
    return UUID.fromString(Files.readString(file).strip());
  }

  /** Segments of earlier runs, oldest first; files without a whole header are put aside. */
  Left left() throws IOException {
    List<Segment> segments = new ArrayList<>();
    int damaged = 0;
    for (Path file : list(SUFFIX)) {
      SegmentHeader header = header(file);
      if (header == null) {
        Files.move(
            file, file.resolveSibling(file.getFileName() + "." + System.nanoTime() + DAMAGED));
        damaged++;
      } else {
        trim(file);
        segments.add(mapped(header, file, false));
      }
    }
    return new Left(segments, damaged);
  }

  /** Throws away what a killed run had not finished making. */
  void tidy() throws IOException {
    for (Path file : list(UNFINISHED)) {
      Files.delete(file);
    }
  }

  /** Every byte is written, so that a store into the mapping never meets a full disk. */
  Segment create(SegmentHeader header, int bytes) throws IOException {
    Path file = directory.resolve("%016d".formatted(header.number()) + SUFFIX);
    Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    try {
      fill(unfinished, header, bytes);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      force(directory);
      return mapped(header, file, true);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  void delete(Segment segment) throws IOException {
    segment.unmap();
    Files.deleteIfExists(segment.file);
  }

  long freeBytes() throws IOException {
    return store.getUsableSpace();
  }

  private List<Path> list(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static @Nullable SegmentHeader header(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(SegmentHeader.BYTES);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      return SegmentHeader.decode(bytes.flip());
    }
  }

  private static void fill(Path file, SegmentHeader header, int bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(channel, header.encoded());
      ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(CHUNK, bytes));
      for (long left = bytes - channel.position(); left > 0; left = bytes - channel.position()) {
        write(channel, zeros.clear().limit((int) Math.min(zeros.capacity(), left)));
      }
      channel.force(true);
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Gives back the unused end; leaves room for a last record that ends in zeros. */
  private static void trim(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long used = lastNonZero(channel) + Frame.MAX & -Frame.ALIGNMENT;
      if (used < channel.size()) {
        channel.truncate(used);
      }
    }
  }

  private static long lastNonZero(FileChannel channel) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    for (long from = (channel.size() - 1) / CHUNK * CHUNK; from > 0; from -= CHUNK) {
      channel.read(chunk.clear(), from);
      int zeros = Arrays.mismatch(chunk.array(), 0, chunk.position(), ZEROS, 0, chunk.position());
      if (zeros >= 0) {
        return from + chunk.position();
      }
    }
    return CHUNK;
  }

  private static Segment mapped(SegmentHeader header, Path file, boolean live) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MapMode mode = live ? MapMode.READ_WRITE : MapMode.READ_ONLY;
      return new Segment(header, file, live, arena, channel.map(mode, 0, channel.size(), arena));
    }
  }

  /**
   * @param damaged how many files had no readable header
   */
  record Left(List<Segment> segments, int damaged) {}
}
