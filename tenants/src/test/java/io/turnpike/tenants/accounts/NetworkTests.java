package io.turnpike.tenants.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkTests {

  @Test
  void anIpv4AddressIsItsOwn() {
    assertThat(Network.of("192.0.2.7")).isEqualTo("192.0.2.7");
  }

  @Test
  void ipv6AddressesOfOneSubnetAreOne() {
    assertThat(Network.of("2001:db8:1:2::1"))
        .isEqualTo(Network.of("2001:db8:1:2:ffff::9"))
        .isNotEqualTo(Network.of("2001:db8:1:3::1"));
  }

  @Test
  void anIpv4AddressInIpv6ClothesIsItself() {
    assertThat(Network.of("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
  }

  @Test
  void anythingElseIsTakenAsItComes() {
    assertThat(Network.of("no:address")).isEqualTo("no:address");
  }
}
