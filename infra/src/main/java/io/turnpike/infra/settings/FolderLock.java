package io.turnpike.infra.settings;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/** The lock that the operating system gives back when its holder dies, however it dies. */
final class FolderLock {

  private FolderLock() {}

  /** Closing the channel releases the lock. */
  static FileChannel take(Path folder) throws IOException {
    FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, READ, WRITE);
    if (!locked(channel)) {
      String holder = read(channel);
      channel.close();
      throw new StartRefused(
          "The data folder %s is in use by another process%s. Stop it, or set TURNPIKE_DATA_DIR to another folder."
              .formatted(folder, holder));
    }
    channel.truncate(0).write(ascii(String.valueOf(ProcessHandle.current().pid())), 0);
    return channel;
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /** The number is written for people only; a lock without one still holds. */
  private static String read(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(20);
    channel.read(pid, 0);
    String text = new String(pid.array(), 0, pid.position(), US_ASCII);
    return text.matches("\\d+") ? " (pid " + text + ")" : "";
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }
}
