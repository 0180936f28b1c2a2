package io.turnpike.routing.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A loopback port at which connecting takes for ever: it listens, never accepts, and its queue is
 * full, so that the kernel drops whoever knocks. Linux only.
 */
public final class FullBacklog implements AutoCloseable {

  /** More than a queue of one holds, whatever the kernel makes of that number. */
  private static final int CALLERS = 8;

  private final ServerSocket door;
  private final List<SocketChannel> waiting = new ArrayList<>();

  private FullBacklog() throws IOException {
    door = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    for (int i = 0; i < CALLERS; i++) {
      SocketChannel caller = SocketChannel.open();
      caller.configureBlocking(false);
      caller.connect(new InetSocketAddress("127.0.0.1", door.getLocalPort()));
      waiting.add(caller);
    }
  }

  public static FullBacklog open() {
    try {
      return new FullBacklog();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/v1");
  }

  @Override
  public void close() {
    try {
      for (SocketChannel caller : waiting) {
        caller.close();
      }
      door.close();
    } catch (IOException late) {
      throw new UncheckedIOException(late);
    }
  }
}
