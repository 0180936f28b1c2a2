package io.turnpike.tenants.accounts;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** What a client can hardly change: its IPv4 address, or the /64 its IPv6 address lies in. */
final class Network {

  private static final int PREFIX_BYTES = 8;

  private Network() {}

  static String of(String address) {
    return address.indexOf(':') < 0 ? address : prefix(address);
  }

  /** A literal is parsed, never looked up. */
  private static String prefix(String address) {
    try {
      InetAddress literal = InetAddress.ofLiteral(address);
      return literal instanceof Inet6Address
          ? HexFormat.of().formatHex(literal.getAddress(), 0, PREFIX_BYTES)
          : literal.getHostAddress();
    } catch (IllegalArgumentException _) {
      return address;
    }
  }
}
