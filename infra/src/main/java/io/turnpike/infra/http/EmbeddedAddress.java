package io.turnpike.infra.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** IPv4 addresses that travel inside IPv6 ones: routers on the way may unpack and follow them. */
enum EmbeddedAddress {
  MAPPED("00000000000000000000ffff", 0, 12),
  TRANSLATED("0000000000000000ffff0000", 0, 12),
  NAT64("0064ff9b0000000000000000", 0, 12),
  SIX_TO_FOUR("2002", 0, 2),
  ISATAP("00005efe", 8, 12),
  ISATAP_GLOBAL("02005efe", 8, 12),
  COMPATIBLE("000000000000000000000000", 0, 12);

  private final byte[] mark;
  private final int markAt;
  private final int addressAt;

  EmbeddedAddress(String mark, int markAt, int addressAt) {
    this.mark = HexFormat.of().parseHex(mark);
    this.markAt = markAt;
    this.addressAt = addressAt;
  }

  /** The address inside; null when there is none. */
  static @Nullable InetAddress within(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != 16 || address.isLoopbackAddress() || address.isAnyLocalAddress()) {
      return null;
    }
    for (EmbeddedAddress form : values()) {
      if (form.marks(bytes)) {
        return ipv4(bytes, form.addressAt);
      }
    }
    return null;
  }

  private boolean marks(byte[] bytes) {
    return Arrays.equals(bytes, markAt, markAt + mark.length, mark, 0, mark.length);
  }

  private static InetAddress ipv4(byte[] bytes, int at) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an IPv4 address.", e);
    }
  }
}
