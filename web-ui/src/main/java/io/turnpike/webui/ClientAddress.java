package io.turnpike.webui;

import java.net.InetSocketAddress;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What throttles count by. Behind a proxy the server puts the forwarded address in its place. */
public final class ClientAddress {

  private ClientAddress() {}

  public static String of(ServerHttpRequest request) {
    InetSocketAddress address = request.getRemoteAddress();
    if (address == null) {
      return "unknown";
    }
    return address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
  }
}
