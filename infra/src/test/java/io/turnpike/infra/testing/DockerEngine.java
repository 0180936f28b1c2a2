package io.turnpike.infra.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Whether containers can be started: asked once, in a millisecond, before the library is loaded.
 */
final class DockerEngine {

  private static final String SOCKET = "/var/run/docker.sock";

  private DockerEngine() {}

  static boolean answers() {
    return System.getenv("DOCKER_HOST") != null || socketAnswers();
  }

  private static boolean socketAnswers() {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(SOCKET))) {
      channel.write(ByteBuffer.wrap("GET /_ping HTTP/1.0\r\n\r\n".getBytes(US_ASCII)));
      return channel.read(ByteBuffer.allocate(64)) > 0;
    } catch (IOException _) {
      return false;
    }
  }
}
