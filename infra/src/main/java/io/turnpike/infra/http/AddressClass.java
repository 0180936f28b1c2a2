package io.turnpike.infra.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** What kind of place an address is, from the IANA special-purpose registries. */
enum AddressClass {
  /** Answers with the credentials of the machine itself; no setting opens it. */
  METADATA(
      "a cloud metadata address",
      "169.254.169.254",
      "169.254.170.2",
      "169.254.170.23",
      "100.100.100.200",
      "168.63.129.16",
      "192.0.0.192",
      "fd00:ec2::254",
      "fd20:ce::254"),
  LOOPBACK("a loopback address", "127.0.0.0/8", "::1"),
  PRIVATE(
      "a private address",
      "10.0.0.0/8",
      "172.16.0.0/12",
      "192.168.0.0/16",
      "100.64.0.0/10",
      "fc00::/7"),
  LINK_LOCAL("a link-local address", "169.254.0.0/16", "fe80::/10", "fec0::/10"),
  MULTICAST("a multicast address", "224.0.0.0/4", "ff00::/8"),
  RESERVED(
      "a reserved address",
      "0.0.0.0/8",
      "192.0.0.0/24",
      "192.0.2.0/24",
      "192.88.99.0/24",
      "198.18.0.0/15",
      "198.51.100.0/24",
      "203.0.113.0/24",
      "240.0.0.0/4",
      "2001::/23",
      "2001:db8::/32",
      "3fff::/20"),
  PUBLIC("a public address", "0.0.0.0/0", "2000::/3"),
  /** Whatever of IPv6 has not been given out to anybody. */
  UNASSIGNED("an unassigned address", "::/0");

  final String words;
  private final List<Cidr> blocks;

  AddressClass(String words, String... blocks) {
    this.words = words;
    this.blocks = Arrays.stream(blocks).map(Cidr::parse).toList();
  }

  /** The first that fits, so the order above counts. */
  static AddressClass of(InetAddress address) {
    for (AddressClass candidate : values()) {
      if (candidate.blocks.stream().anyMatch(block -> block.contains(address))) {
        return candidate;
      }
    }
    return UNASSIGNED;
  }
}
