package io.turnpike.routing.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * A loopback port that refuses connections for as long as this is open: it is bound, so that nobody
 * else gets it, and never listens.
 */
public final class ClosedPort implements AutoCloseable {

  private final Socket holder = new Socket();

  private ClosedPort() throws IOException {
    holder.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
  }

  public static ClosedPort reserve() {
    try {
      return new ClosedPort();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + holder.getLocalPort() + "/v1");
  }

  @Override
  public void close() {
    try {
      holder.close();
    } catch (IOException late) {
      throw new UncheckedIOException(late);
    }
  }
}
