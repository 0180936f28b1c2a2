package io.turnpike.app.kills;

import io.turnpike.infra.settings.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One gateway: a process after another on the same data folder and port. */
final class GatewayNode implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final int number;
  private final List<String> program;
  private final Map<String, String> environment;
  private final Path folder;
  private final int port;
  private volatile Process process;
  private volatile boolean ready;

  /**
   * @param program that is shipped, with its arguments
   * @param environment beside the folder and the port
   */
  GatewayNode(int number, List<String> program, Map<String, String> environment, Path data)
      throws IOException {
    this.number = number;
    this.program = program;
    this.environment = environment;
    this.folder = Files.createDirectories(data.resolve("gateway-" + number));
    this.port = FreePort.find();
    start();
  }

  int number() {
    return number;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Whether calls may be sent: it has said so, and has not been killed since. */
  boolean isReady() {
    return ready;
  }

  void start() throws IOException {
    List<String> command = new ArrayList<>(program);
    command.add("--server.port=" + port);
    command.add("--turnpike.gateway.shedding.event-loop-lag=1m");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(
            folder.resolveSibling("gateway-" + number + ".log").toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("TURNPIKE_"));
    builder.environment().putAll(environment);
    builder.environment().put("TURNPIKE_DATA_DIR", folder.toString());
    process = builder.start();
  }

  /** SIGKILL, sent when this returns; no shutdown hook runs. */
  void kill() {
    ready = false;
    process.destroyForcibly();
  }

  void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** False where it has not become ready in this time. */
  boolean awaitReady(Duration patience) throws InterruptedException, IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        start();
      }
      if (answers()) {
        ready = true;
        return true;
      }
      Thread.sleep(200);
    }
    return false;
  }

  private boolean answers() throws InterruptedException {
    try {
      URI uri = URI.create(url() + "/readyz");
      return HTTP.send(
                  HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(Duration.ofSeconds(40))) {
      kill();
    }
  }
}
