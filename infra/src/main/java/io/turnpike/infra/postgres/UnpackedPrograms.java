package io.turnpike.infra.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** The server's programs as the library unpacks them, each version in a folder of its own. */
final class UnpackedPrograms {

  private UnpackedPrograms() {}

  /** The library takes a file that exists for one that is whole, so half a folder must go. */
  static void clearHalfDone(Path binaries) throws IOException {
    try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(binaries, "PG-*")) {
      for (Path folder : unpacked) {
        if (!Files.exists(folder.resolve(".exists")) && !isBeingUnpacked(folder)) {
          FileSystemUtils.deleteRecursively(folder);
        }
      }
    }
  }

  /** The library's own lock; test runs share one folder of programs. */
  private static boolean isBeingUnpacked(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder.resolve("epg-lock"), CREATE, WRITE);
        var lock = channel.tryLock()) {
      return lock == null;
    }
  }
}
