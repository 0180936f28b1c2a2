package io.turnpike.infra.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port on loopback that leads to a server, or, while it is off, to nobody who answers. */
final class SwitchedPort implements AutoCloseable {

  private final InetSocketAddress server;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean connected = true;

  private SwitchedPort(InetSocketAddress server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  static SwitchedPort to(String host, int port) {
    try {
      SwitchedPort made = new SwitchedPort(new InetSocketAddress(host, port));
      Thread.startVirtualThread(made::admit);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int number() {
    return door.getLocalPort();
  }

  void off() {
    connected = false;
    open.forEach(SwitchedPort::hangUp);
    open.clear();
  }

  void on() {
    connected = true;
  }

  @Override
  public void close() throws IOException {
    door.close();
    off();
  }

  private void admit() {
    try {
      while (!door.isClosed()) {
        Socket client = door.accept();
        if (connected) {
          join(client);
        } else {
          hangUp(client);
        }
      }
    } catch (IOException _) {
      // The door was closed.
    }
  }

  private void join(Socket client) throws IOException {
    Socket behind = new Socket(server.getAddress(), server.getPort());
    open.add(client);
    open.add(behind);
    Thread.startVirtualThread(() -> copy(client, behind));
    Thread.startVirtualThread(() -> copy(behind, client));
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // Either side hung up.
    }
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed in any case.
    }
  }
}
