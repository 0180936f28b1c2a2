package io.turnpike.webui.view;

import java.net.InetSocketAddress;
import org.springframework.web.server.ServerWebExchange;

/** What throttles count by. Behind a proxy the server puts the forwarded address in its place. */
public final class ClientAddress {

  private ClientAddress() {}

  public static String of(ServerWebExchange exchange) {
    InetSocketAddress address = exchange.getRequest().getRemoteAddress();
    if (address == null) {
      return "unknown";
    }
    return address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
  }
}
