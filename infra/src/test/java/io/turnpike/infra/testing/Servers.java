package io.turnpike.infra.testing;

import io.turnpike.infra.postgres.TestPostgres;
import io.turnpike.infra.postgres.TestServer;
import io.turnpike.infra.redis.TestRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.commons.logging.LogFactory;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.function.SingletonSupplier;

/** The servers of this test run, started at first use and stopped when the JVM ends. */
record Servers(TestServer postgres, TestRedis redis) {

  private static final Deque<Runnable> ENDINGS = new ConcurrentLinkedDeque<>();

  static Servers shared() {
    return Shared.SERVERS;
  }

  /** Where the programs of embedded servers are unpacked, once for all test runs of this user. */
  static Path programs() {
    return Path.of(
        System.getProperty("java.io.tmpdir"),
        "turnpike-test-programs-" + System.getProperty("user.name"));
  }

  /** Run when the JVM ends and while the servers are still there, the last given first. */
  static void beforeTheEnd(Runnable ending) {
    ENDINGS.push(ending);
  }

  private void end(Path folder) {
    ENDINGS.forEach(Runnable::run);
    stop(folder);
  }

  private void stop(Path folder) {
    try (postgres;
        redis) {
      // Closing is all there is to do.
    } catch (Exception e) {
      System.err.println("Test servers did not stop: " + e);
    }
    folder.toFile().deleteOnExit();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (java.io.IOException e) {
      System.err.println("Left behind: " + folder);
    }
  }

  private static Servers start() {
    var docker = SingletonSupplier.of(DockerEngine::answers);
    var choice = new ServerChoice(System::getenv, docker::obtain);
    // Looks for its back end on first use, which must not be on an event loop.
    LogFactory.getLog(Servers.class);
    try {
      Path folder = Files.createTempDirectory("turnpike-test-stores");
      Path binaries = programs();
      Servers servers =
          new Servers(
              choice.postgres(() -> TestPostgres.embedded(folder, binaries)),
              choice.redis(() -> TestRedis.embedded(folder, folder.resolve("programs"))));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> servers.end(folder)));
      return servers;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static final class Shared {
    private static final Servers SERVERS = start();
  }
}
