package io.turnpike.infra.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTests {

  private final AddressGuard strict = guard();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4001::1",
        "2001:4860:4860::8888",
        "64:ff9b::808:808",
        "2002:808:808::1"
      })
  void letsPublicAddressesPass(String address) {
    assertThat(strict.refusal(InetAddress.ofLiteral(address))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, loopback",
    "127.255.255.255, loopback",
    "::1, loopback",
    "10.0.0.0, private",
    "10.255.255.255, private",
    "172.16.0.0, private",
    "172.31.255.255, private",
    "192.168.0.0, private",
    "192.168.255.255, private",
    "100.64.0.0, private",
    "100.127.255.255, private",
    "fc00::1, private",
    "fdff::1, private",
    "169.254.0.1, link-local",
    "169.254.255.255, link-local",
    "fe80::1, link-local",
    "febf::1, link-local",
    "fec0::1, link-local",
    "169.254.169.254, metadata",
    "169.254.170.2, metadata",
    "169.254.170.23, metadata",
    "100.100.100.200, metadata",
    "168.63.129.16, metadata",
    "192.0.0.192, metadata",
    "fd00:ec2::254, metadata",
    "224.0.0.1, multicast",
    "239.255.255.255, multicast",
    "ff02::1, multicast",
    "0.0.0.0, reserved",
    "0.1.2.3, reserved",
    "240.0.0.1, reserved",
    "255.255.255.255, reserved",
    "192.0.0.1, reserved",
    "192.0.2.1, reserved",
    "198.18.0.1, reserved",
    "198.19.255.255, reserved",
    "198.51.100.1, reserved",
    "203.0.113.1, reserved",
    "192.88.99.1, reserved",
    "2001:db8::1, reserved",
    "2001::1, reserved",
    "2001:1ff::1, reserved",
    "3fff::1, reserved",
    "::, unassigned",
    "100::1, unassigned",
    "4000::1, unassigned",
    "64:ff9b:1::a00:1, unassigned"
  })
  void refusesSpecialAddressesAndSaysWhatTheyAre(String address, String kind) {
    assertThat(strict.refusal(InetAddress.ofLiteral(address))).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1",
        "::10.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1",
        "64:ff9b::169.254.169.254", "2002:7f00:1::", "2002:a00:1::1", "2002:a9fe:a9fe::",
        "2a00::5efe:10.0.0.1", "2a00::200:5efe:127.0.0.1"
      })
  void refusesSpecialAddressesInsideIpv6Ones(String address) {
    assertThat(strict.refusal(InetAddress.ofLiteral(address))).isNotNull();
  }

  @Test
  void judgesAMappedAddressEvenWhenItIsHandedOverAsSixteenBytes() throws UnknownHostException {
    byte[] mapped = HexFormat.of().parseHex("00000000000000000000ffff7f000001");
    InetAddress raw = java.net.Inet6Address.getByAddress("x", mapped, -1);
    assertThat(strict.refusal(raw)).contains("loopback");
  }

  @Test
  void allowsWhatTheOperatorAllowsAndNothingElse() {
    assertAllowed(guard("loopback"), "127.0.0.1", "::1", "::ffff:127.0.0.1");
    assertRefused(guard("loopback"), "10.0.0.1", "169.254.0.1", "0.0.0.0");
    assertAllowed(guard("PRIVATE"), "10.0.0.1", "192.168.1.1", "fd12::1", "64:ff9b::10.0.0.1");
    assertRefused(guard("private"), "127.0.0.1", "169.254.0.1");
    assertAllowed(guard("10.1.0.0/16", "fe80::/64"), "10.1.255.255", "fe80::1");
    assertRefused(guard("10.1.0.0/16", "fe80::/64"), "10.2.0.0", "fe80:0:0:1::1");
    assertAllowed(guard("192.168.7.7"), "192.168.7.7");
    assertRefused(guard("192.168.7.7"), "192.168.7.8");
  }

  @Test
  void neverAllowsMetadataAddresses() {
    AddressGuard generous = guard("loopback", "private", "0.0.0.0/0", "::/0");
    assertRefused(generous, "169.254.169.254", "fd00:ec2::254", "100.100.100.200");
    assertAllowed(generous, "169.254.1.1", "240.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129"})
  void refusesAnAllowanceThatIsNone(String entry) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> guard(entry))
        .withMessageContaining("TURNPIKE_EGRESS_ALLOW")
        .withMessageContaining(entry);
  }

  private static AddressGuard guard(String... allowed) {
    return new AddressGuard(EgressAllowance.parse(List.of(allowed)));
  }

  private static void assertAllowed(AddressGuard guard, String... addresses) {
    assertThat(addresses).allMatch(a -> guard.refusal(InetAddress.ofLiteral(a)) == null);
  }

  private static void assertRefused(AddressGuard guard, String... addresses) {
    assertThat(addresses).allMatch(a -> guard.refusal(InetAddress.ofLiteral(a)) != null);
  }
}
