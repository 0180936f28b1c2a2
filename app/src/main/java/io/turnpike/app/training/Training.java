package io.turnpike.app.training;

import io.turnpike.infra.settings.FreePort;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * Starts the product of a folder under the eyes of the JVM, makes a first call and stops it. The
 * JVM then writes what it has learnt to a cache, which fits this very JDK and these very jars. A
 * program of its own; a product that cannot start here goes without a cache.
 */
final class Training {

  private static final int MINUTES = 5;

  private final Path home;
  private final Path data;
  private final int port;

  private Training(Path home, Path data, int port) {
    this.home = home;
    this.data = data;
    this.port = port;
  }

  /**
   * @param arguments the folder that has {@code turnpike.jar}
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("turnpike-training");
    try {
      new Training(Path.of(arguments[0]).toRealPath(), data, FreePort.find()).run();
    } finally {
      FileSystemUtils.deleteRecursively(data);
    }
  }

  private void run() throws IOException, InterruptedException {
    Files.deleteIfExists(cache());
    Process product = start();
    try {
      new FirstCall("http://localhost:" + port).make(product::isAlive);
    } catch (IOException | IllegalStateException failed) {
      System.err.println(
          "turnpike: no training, so each start takes longer: " + failed.getMessage());
    }
    product.destroy();
    if (!product.waitFor(MINUTES, TimeUnit.MINUTES)) {
      product.destroyForcibly();
    }
    tellUnlessThere();
  }

  private Process start() throws IOException {
    File log = home.resolve("training.log").toFile();
    var builder =
        new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(Redirect.to(log));
    // Nothing of where this runs: its own stores, and a port that nobody else has.
    builder.environment().keySet().removeIf(name -> name.startsWith("TURNPIKE_"));
    return builder.start();
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@" + home.resolve("conf/jvm.options"),
        "-XX:AOTCacheOutput=" + cache(),
        "-jar",
        home.resolve("turnpike.jar").toString(),
        "--server.port=" + port,
        "--turnpike.data-dir=" + data);
  }

  private void tellUnlessThere() {
    if (!Files.exists(cache())) {
      System.err.println(
          "turnpike: no cache was made; " + home.resolve("training.log") + " says why.");
    }
  }

  private Path cache() {
    return home.resolve("turnpike.aot");
  }
}
