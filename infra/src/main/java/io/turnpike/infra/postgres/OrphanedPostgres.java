package io.turnpike.infra.postgres;

import io.turnpike.infra.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The server outlives a process that is killed. The next one stops it, since the old one's port and
 * settings may not be the new one's; the data folder's lock says that nobody else uses it.
 */
final class OrphanedPostgres {

  private static final Duration FAST = Duration.ofSeconds(20);
  private static final Duration IMMEDIATE = Duration.ofSeconds(10);

  private OrphanedPostgres() {}

  static void stop(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    Optional<ProcessHandle> holder = holder(pidFile);
    if (holder.isEmpty()) {
      return;
    }
    if (!isPostgres(holder.get())) {
      // The number now belongs to someone else; the server would take it for its own and refuse.
      Files.deleteIfExists(pidFile);
    } else if (!ends(holder.get(), "INT", FAST) && !ends(holder.get(), "QUIT", IMMEDIATE)) {
      throw new StartRefused(
          "Postgres (pid %d) still runs on %s and does not stop; stop it by hand."
              .formatted(holder.get().pid(), data));
    }
  }

  /** The server that runs on this data now, whoever started it. */
  static Optional<ProcessHandle> running(Path data) throws IOException {
    return holder(data.resolve("postmaster.pid")).filter(OrphanedPostgres::isPostgres);
  }

  private static Optional<ProcessHandle> holder(Path pidFile) throws IOException {
    List<String> lines = lines(pidFile);
    return lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
  }

  /** A server that is just ending takes its file with it. */
  private static List<String> lines(Path pidFile) throws IOException {
    try {
      return Files.readAllLines(pidFile);
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(path -> path.endsWith("postgres")).isPresent();
  }

  /** INT is a fast shutdown, QUIT an immediate one; the shell is the only way to send either. */
  private static boolean ends(ProcessHandle process, String signal, Duration patience)
      throws IOException {
    new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start();
    return process
        .onExit()
        .thenApply(_ -> true)
        .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
