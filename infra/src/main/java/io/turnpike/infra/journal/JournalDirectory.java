package io.turnpike.infra.journal;

import io.turnpike.infra.settings.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A journal's directory, held for this process alone: two writers would corrupt each other. The
 * operating system lets go of the lock however the process ends.
 */
final class JournalDirectory implements AutoCloseable {

  final Path path;
  private final FileChannel channel;

  private JournalDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Throws {@link StartRefused} when another process, or this one, already holds it. */
  static JournalDirectory hold(Path path) throws IOException {
    Files.createDirectories(path);
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new StartRefused(
          "The journal in %s is in use by another process. Stop that one first.".formatted(path));
    }
    return new JournalDirectory(path, channel);
  }

  /** Names this journal for good, so that a directory made anew is not taken for the old one. */
  UUID node() throws IOException {
    Path file = path.resolve("node");
    if (!Files.exists(file)) {
      Path unfinished = path.resolve("node.new");
      Files.writeString(
          unfinished,
          UUID.randomUUID().toString(),
          StandardOpenOption.SYNC,
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
      Files.move(unfinished, file);
    }
    return UUID.fromString(Files.readString(file).strip());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }
}
