package io.turnpike.infra.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port on loopback that nobody listens on. Taken from below the range that systems hand out to
 * outgoing connections, so that none of those takes it before the server does.
 */
public final class FreePort {

  private static final int FIRST = 16_000;
  private static final int LAST = 32_000;
  private static final int TRIES = 200;

  private FreePort() {}

  public static int find() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("no free port between " + FIRST + " and " + LAST);
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
