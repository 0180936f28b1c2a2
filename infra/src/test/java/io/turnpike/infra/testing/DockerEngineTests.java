package io.turnpike.infra.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTests {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void answersThroughASocketOrAPort() throws IOException {
    UnixDomainSocketAddress socket = UnixDomainSocketAddress.of(folder.resolve("engine"));
    try (var local = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(socket);
        var remote = ServerSocketChannel.open().bind(null)) {
      Thread.startVirtualThread(() -> answer(local));
      Thread.startVirtualThread(() -> answer(remote));
      int port = remote.socket().getLocalPort();
      assertThat(answers("unix://" + socket, LONG)).isTrue();
      assertThat(answers("tcp://127.0.0.1:" + port, LONG)).isTrue();
    }
  }

  @Test
  @Timeout(30)
  void isNotWaitedForWhenSilent() throws IOException {
    UnixDomainSocketAddress socket = UnixDomainSocketAddress.of(folder.resolve("silent"));
    try (var _ = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(socket)) {
      assertThat(answers("unix://" + socket, Duration.ofMillis(50))).isFalse();
    }
  }

  @Test
  void isNotThereWithoutSomeoneToAnswer() {
    assertThat(answers("unix://" + folder.resolve("nobody"), LONG)).isFalse();
    assertThat(answers("tcp://127.0.0.1:1", LONG)).isFalse();
    assertThat(DockerEngine.address("ssh://somewhere")).isNull();
  }

  private static boolean answers(String host, Duration patience) {
    return DockerEngine.answers(DockerEngine.address(host), patience);
  }

  private static void answer(ServerSocketChannel engine) {
    try (var caller = engine.accept()) {
      caller.read(ByteBuffer.allocate(64));
      caller.write(StandardCharsets.US_ASCII.encode("HTTP/1.0 200 OK\r\n\r\nOK"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
