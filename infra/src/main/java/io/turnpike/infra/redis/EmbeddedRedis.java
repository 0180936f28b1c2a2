package io.turnpike.infra.redis;

import io.lettuce.core.RedisURI;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.process.Supervisor;
import io.turnpike.infra.settings.FreePort;
import io.turnpike.infra.settings.StartRefused;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Redis server as a process of its own, its data kept in a folder. It leaves our process group,
 * so that Ctrl-C reaches us alone and we still have it while we drain.
 */
final class EmbeddedRedis implements Supervisor.Server, Closeable {

  private static final Duration STOP = Duration.ofSeconds(10);

  private final Path data;
  private final Path program;
  private final RedisURI uri;

  private EmbeddedRedis(Path data, Path program, RedisURI uri) {
    this.data = data;
    this.program = program;
    this.uri = uri;
  }

  /**
   * Returns as soon as the process runs; it answers a few milliseconds later.
   *
   * @param settings lines of redis.conf, beside what every embedded one needs
   */
  static EmbeddedRedis start(Path data, Path binaries, Secret password, List<String> settings) {
    try {
      Files.createDirectories(data);
      stop(data);
      int port = FreePort.find();
      RedisConfigFile.write(data, port, password, settings);
      RedisURI uri =
          RedisURI.builder()
              .withHost("127.0.0.1")
              .withPort(port)
              .withPassword(password.reveal().toCharArray())
              .build();
      EmbeddedRedis server = new EmbeddedRedis(data, RedisProgram.in(binaries), uri);
      server.start();
      return server;
    } catch (IOException e) {
      throw new StartRefused(
          "The embedded Redis in %s did not start (%s); see redis.log beside it, or set TURNPIKE_REDIS_URL to use a server of yours."
              .formatted(data, e.getMessage()),
          e);
    }
  }

  RedisURI uri() {
    return uri;
  }

  @Override
  public void close() throws IOException {
    stop(data);
  }

  @Override
  public Optional<ProcessHandle> running() throws IOException {
    return RedisConfigFile.running(data);
  }

  @Override
  public void start() throws IOException {
    Process starter =
        new ProcessBuilder(program.toString(), RedisConfigFile.in(data).toString())
            .directory(data.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(RedisConfigFile.log(data).toFile()))
            .start();
    // Asks the process itself: a handle may see the end before exitValue() knows of it.
    if (!exits(starter) || starter.exitValue() != 0) {
      throw new IOException("its program " + program + " failed");
    }
  }

  @Override
  public String toString() {
    return "The embedded Redis in " + data;
  }

  private static boolean exits(Process starter) throws IOException {
    try {
      return starter.waitFor(STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Ours, or what a killed process left running; the data folder's lock says that it is nobody's.
   */
  private static void stop(Path data) throws IOException {
    Optional<ProcessHandle> running = RedisConfigFile.running(data);
    if (running.isPresent() && running.get().destroy() && !ends(running.get())) {
      running.get().destroyForcibly();
      ends(running.get());
    }
  }

  private static boolean ends(ProcessHandle process) {
    return process
        .onExit()
        .thenApply(_ -> true)
        .completeOnTimeout(false, STOP.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
