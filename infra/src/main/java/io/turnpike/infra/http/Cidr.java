package io.turnpike.infra.http;

import java.net.InetAddress;

/**
 * A block of addresses of one family.
 *
 * @param network its first address; bits beyond the prefix count for nothing
 * @param prefix how many leading bits all its addresses share
 */
record Cidr(InetAddress network, int prefix) {

  Cidr {
    int bits = network.getAddress().length * Byte.SIZE;
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException("A prefix must be 0 to " + bits + ", not " + prefix + ".");
    }
  }

  /** Reads {@code 10.0.0.0/8} or {@code fc00::/7}; an address alone is a block of one. */
  static Cidr parse(String text) {
    int slash = text.indexOf('/');
    InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int bits = network.getAddress().length * Byte.SIZE;
    return new Cidr(network, slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1)));
  }

  boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit += Byte.SIZE) {
      int differing = (mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & 0xFF;
      if (differing >>> Math.max(0, Byte.SIZE - (prefix - bit)) != 0) {
        return false;
      }
    }
    return true;
  }
}
