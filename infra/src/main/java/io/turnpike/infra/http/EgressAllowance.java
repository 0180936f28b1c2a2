package io.turnpike.infra.http;

import java.net.InetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the operator lets calls reach beyond public addresses.
 *
 * @param classes by the words {@code loopback} and {@code private}
 * @param blocks by CIDR
 */
record EgressAllowance(Set<AddressClass> classes, List<Cidr> blocks) {

  static final String SETTING = "TURNPIKE_EGRESS_ALLOW (turnpike.egress.allow)";

  /**
   * @throws IllegalArgumentException with a sentence that names the entry and what would be right
   */
  static EgressAllowance parse(List<String> entries) {
    List<String> cidrs = entries.stream().filter(entry -> word(entry).isEmpty()).toList();
    EnumSet<AddressClass> classes = EnumSet.noneOf(AddressClass.class);
    entries.forEach(entry -> word(entry).forEach(classes::add));
    return new EgressAllowance(classes, cidrs.stream().map(EgressAllowance::block).toList());
  }

  boolean covers(AddressClass kind, InetAddress address) {
    return classes.contains(kind) || blocks.stream().anyMatch(block -> block.contains(address));
  }

  private static List<AddressClass> word(String entry) {
    return Stream.of(AddressClass.LOOPBACK, AddressClass.PRIVATE)
        .filter(kind -> kind.name().equalsIgnoreCase(entry.strip()))
        .toList();
  }

  private static Cidr block(String entry) {
    try {
      return Cidr.parse(entry.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          SETTING
              + " contains \""
              + entry
              + "\"; allowed are loopback, private, and blocks like 10.1.0.0/16.",
          e);
    }
  }
}
