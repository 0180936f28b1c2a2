package io.turnpike.infra.redis;

import io.turnpike.infra.crypto.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files beside an embedded server's data: its configuration, its log, its process number. */
final class RedisConfigFile {

  private static final long LOG_LIMIT = 10L << 20;

  private RedisConfigFile() {}

  /** In a file and not on the command line, which every user of the machine can read. */
  static void write(Path data, int port, Secret password, List<String> settings)
      throws IOException {
    var lines = new ArrayList<String>();
    lines.add("bind 127.0.0.1");
    lines.add("port " + port);
    lines.add("requirepass " + password.reveal());
    lines.add("daemonize yes");
    lines.add("dir " + quoted(data));
    lines.add("pidfile " + quoted(pid(data)));
    lines.add("logfile " + quoted(log(data)));
    lines.add("save \"\"");
    lines.add("appendonly yes");
    lines.add("appendfsync everysec");
    lines.add("maxmemory-policy noeviction");
    lines.addAll(settings);
    if (Files.exists(log(data)) && Files.size(log(data)) > LOG_LIMIT) {
      Files.delete(log(data));
    }
    Files.write(in(data), lines);
  }

  static Path in(Path data) {
    return data.resolve("redis.conf");
  }

  static Path log(Path data) {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  /** A process number may have passed to someone else, hence the look at its program. */
  static Optional<ProcessHandle> running(Path data) throws IOException {
    String number = number(pid(data));
    return number.matches("\\d{1,10}")
        ? ProcessHandle.of(Long.parseLong(number)).filter(RedisConfigFile::isRedis)
        : Optional.empty();
  }

  /** A server that is just ending takes its file with it. */
  private static String number(Path pid) throws IOException {
    try {
      return Files.readString(pid).strip();
    } catch (NoSuchFileException _) {
      return "";
    }
  }

  private static boolean isRedis(ProcessHandle process) {
    return process.info().command().filter(path -> path.contains("redis-server")).isPresent();
  }

  private static Path pid(Path data) {
    return data.resolve("redis.pid");
  }

  private static String quoted(Path path) {
    return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
