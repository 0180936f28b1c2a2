package io.turnpike.app;

import static org.awaitility.Awaitility.await;

import io.turnpike.infra.settings.FreePort;
import io.turnpike.infra.testing.Stores;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The product in a process of its own, so that it can be killed. */
final class ChildApp implements AutoCloseable {

  private final Process process;
  private final int port;

  private ChildApp(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Ready for calls when this returns. {@code data} is what survives from one start to the next.
   */
  static ChildApp start(Stores stores, Path data) throws IOException {
    return start(stores, data, Map.of());
  }

  static ChildApp start(Stores stores, Path data, Map<String, String> more) throws IOException {
    return start(Program.command(), stores, data, more);
  }

  static ChildApp start(List<String> program, Stores stores, Path data, Map<String, String> more)
      throws IOException {
    int port = FreePort.find();
    List<String> command = new ArrayList<>(program);
    command.add("--server.port=" + port);
    Map<String, String> settings = settings(stores, data);
    settings.putAll(more);
    settings.forEach((name, value) -> command.add("--" + name + "=" + value));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log(data, port))
            .start();
    ChildApp app = new ChildApp(process, port);
    app.awaitReady();
    return app;
  }

  String url() {
    return "http://localhost:" + port;
  }

  ManagementApi api() {
    return new ManagementApi(url());
  }

  /** SIGTERM, as often as it is called. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Waits for its own end. */
  int exit() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the child process does not end");
    }
    return process.exitValue();
  }

  /** SIGKILL: no shutdown hook runs. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the child process survived its kill");
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      kill();
    }
  }

  private void awaitReady() {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(
            () ->
                !process.isAlive() || api().send("GET", "/readyz", null, null).statusCode() == 200);
    if (!process.isAlive()) {
      throw new IllegalStateException("the child process ended with " + process.exitValue());
    }
  }

  private static Map<String, String> settings(Stores stores, Path data) {
    Map<String, String> settings = new java.util.TreeMap<>(stores.environment());
    settings.put("turnpike.data-dir", data.resolve("turnpike").toString());
    settings.put("turnpike.egress.allow", "loopback");
    settings.put("turnpike.shutdown.drain", "0s");
    settings.put("turnpike.gateway.shedding.event-loop-lag", "1m");
    return settings;
  }

  private static File log(Path data, int port) {
    return data.resolve("app-" + port + ".log").toFile();
  }
}
