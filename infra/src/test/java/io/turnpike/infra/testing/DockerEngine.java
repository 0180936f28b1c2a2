package io.turnpike.infra.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether containers can be started. Asked before Testcontainers is, which takes seconds to find
 * that they cannot.
 */
final class DockerEngine {

  /** Of a whole test run: an engine at work answers in a millisecond. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final byte[] PING = "GET /_ping HTTP/1.0\r\n\r\n".getBytes(US_ASCII);

  private DockerEngine() {}

  /** The engine of {@code DOCKER_HOST}, or the one behind a usual socket. */
  static boolean answers() {
    SocketAddress engine = address(System.getenv("DOCKER_HOST"));
    return engine != null && answers(engine, PATIENCE);
  }

  /** Whoever is silent is given up on, not waited for. */
  static boolean answers(SocketAddress engine, Duration patience) {
    return CompletableFuture.supplyAsync(() -> pings(engine), Thread::startVirtualThread)
        .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /** Null where there can be none. */
  static @Nullable SocketAddress address(@Nullable String host) {
    if (host == null || host.isBlank()) {
      return usualSockets()
          .filter(Files::exists)
          .findFirst()
          .map(UnixDomainSocketAddress::of)
          .orElse(null);
    }
    URI uri = URI.create(host.strip());
    return switch (String.valueOf(uri.getScheme())) {
      case "unix" -> UnixDomainSocketAddress.of(uri.getPath());
      case "tcp", "http", "https" -> new InetSocketAddress(uri.getHost(), uri.getPort());
      default -> null;
    };
  }

  private static Stream<Path> usualSockets() {
    Path home = Path.of(System.getProperty("user.home"));
    String own = System.getenv("XDG_RUNTIME_DIR");
    return Stream.of(
        Path.of("/var/run/docker.sock"),
        home.resolve(".docker/run/docker.sock"),
        Path.of(own == null ? "/run" : own).resolve("docker.sock"));
  }

  private static boolean pings(SocketAddress engine) {
    try (var channel = SocketChannel.open(engine)) {
      channel.write(ByteBuffer.wrap(PING));
      return channel.read(ByteBuffer.allocate(64)) > 0;
    } catch (IOException | RuntimeException _) {
      return false;
    }
  }
}
