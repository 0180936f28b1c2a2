package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** A client on a bare socket that asks and may leave at any moment. */
public final class Leaving implements AutoCloseable {

  /** So that little is on its way to a client that does not read. */
  private static final int SMALL = 64 * 1024;

  private final Socket socket;

  private Leaving(Socket socket) {
    this.socket = socket;
  }

  public static Leaving ask(GatewayFixture gateway, String model, boolean streamed)
      throws IOException {
    return ask(gateway, GatewayFixture.KEY, model, streamed);
  }

  public static Leaving ask(GatewayFixture gateway, String key, String model, boolean streamed)
      throws IOException {
    return send(
        gateway,
        key,
        "{\"model\":\"" + model + "\",\"stream\":" + streamed + "," + Asking.QUESTION + "}");
  }

  static Leaving send(GatewayFixture gateway, String key, String body) throws IOException {
    return send(gateway, "/v1/chat/completions", key, body);
  }

  static Leaving send(GatewayFixture gateway, String path, String key, String body)
      throws IOException {
    return request(
        gateway,
        "POST "
            + path
            + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + key
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  /** A request without a body, with the good key unless one of the headers brings another. */
  static Leaving line(GatewayFixture gateway, String line, String... headers) throws IOException {
    String more = String.join("\r\n", headers);
    String key =
        more.contains("authorization") ? "" : "\r\nAuthorization: Bearer " + GatewayFixture.KEY;
    return request(gateway, line + "\r\nHost: x" + key + "\r\n" + more + "\r\n\r\n");
  }

  private static Leaving request(GatewayFixture gateway, String request) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(SMALL);
    socket.connect(new InetSocketAddress("127.0.0.1", gateway.port()));
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write(request.getBytes(UTF_8));
    return new Leaving(socket);
  }

  /** Reads until this text has come. */
  public Leaving until(String text) throws IOException {
    read(text);
    return this;
  }

  /** What came up to this text, and a bit more. */
  String read(String text) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder read = new StringBuilder();
    byte[] buffer = new byte[1024];
    while (read.indexOf(text) < 0) {
      int length = in.read(buffer);
      if (length < 0) {
        throw new IOException("The stream ended before " + text + ": " + read);
      }
      read.append(new String(buffer, 0, length, UTF_8));
    }
    return read.toString();
  }

  /** All there is to read until the connection ends, in whatever way. */
  String all() throws IOException {
    StringBuilder read = new StringBuilder();
    byte[] buffer = new byte[1024];
    try {
      for (int length = 0; length >= 0; length = socket.getInputStream().read(buffer)) {
        read.append(new String(buffer, 0, length, UTF_8));
      }
    } catch (SocketException reset) {
      return read.toString();
    }
    return read.toString();
  }

  /** How much there is to read until the connection ends, in whatever way. */
  public long rest() {
    byte[] buffer = new byte[64 * 1024];
    long read = 0;
    try {
      for (int length = 0; length >= 0; length = socket.getInputStream().read(buffer)) {
        read += length;
      }
    } catch (IOException reset) {
      return read;
    }
    return read;
  }

  /** Leaves with FIN. */
  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Leaves with RST. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
