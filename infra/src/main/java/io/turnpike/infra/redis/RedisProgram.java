package io.turnpike.infra.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** The server's program for this machine, which the class path carries. */
final class RedisProgram {

  private static final String VERSION = "7.0.15";

  private RedisProgram() {}

  /** Unpacked at the first call; as a whole or not at all. */
  static Path in(Path folder) throws IOException {
    String name = "redis-server-" + VERSION + "-" + system() + "-" + processor();
    Path program = folder.resolve(name);
    if (!Files.exists(program)) {
      Files.createDirectories(folder);
      unpack(name, program);
    }
    return program;
  }

  private static void unpack(String name, Path program) throws IOException {
    try (InputStream packed = RedisProgram.class.getClassLoader().getResourceAsStream(name)) {
      if (packed == null) {
        throw new IOException("there is no program for this machine, " + name);
      }
      Path whole = Files.createTempFile(program.getParent(), name, ".new");
      Files.copy(packed, whole, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(whole, PosixFilePermissions.fromString("rwx------"));
      Files.move(whole, program, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name;
  }

  private static String processor() {
    return switch (System.getProperty("os.arch")) {
      case "x86_64", "amd64" -> "amd64";
      case "aarch64", "arm64" -> "arm64";
      case String other -> other;
    };
  }
}
