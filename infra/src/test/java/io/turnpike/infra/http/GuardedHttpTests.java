package io.turnpike.infra.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

/** What can be said without sending a packet. */
class GuardedHttpTests {

  private final Egress egress = Egress.allowing();

  @AfterEach
  void close() {
    egress.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "017700000001",
        "127.0.0.1.",
        "0",
        "00.0.0.0",
        "[::1]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "169.254.169.254",
        "2852039166",
        "0xA9FEA9FE",
        "[fd00:ec2::254]",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "[fe80::1%25lo]"
      })
  void refusesEverySpellingOfALocalAddress(String host) {
    StepVerifier.create(egress.http().permitted(URI.create("http://" + host + "/")))
        .expectErrorSatisfies(
            e ->
                assertThat(e)
                    .isInstanceOfAny(
                        EgressRefused.class,
                        UnknownHostException.class,
                        IllegalArgumentException.class))
        .verify(Duration.ofSeconds(10));
  }

  @Test
  void namesHostReasonAndSettingButNotTheAddress() {
    StepVerifier.create(egress.http().permitted(URI.create("https://localhost:9/x")))
        .expectErrorSatisfies(
            e ->
                assertThat(e)
                    .isInstanceOf(EgressRefused.class)
                    .hasMessageContaining("localhost")
                    .hasMessageContaining("loopback")
                    .hasMessageContaining("TURNPIKE_EGRESS_ALLOW")
                    .hasMessageNotContaining("127.0.0.1"))
        .verify(Duration.ofSeconds(10));
    assertThat(egress.rules().refused.sum()).isEqualTo(1);
  }

  @Test
  void permitsPublicAddresses() {
    StepVerifier.create(egress.http().permitted(URI.create("https://8.8.8.8/")))
        .expectComplete()
        .verify(Duration.ofSeconds(10));
  }

  @Test
  void judgesALiteralAddressThatNettyCallsResolved() {
    var resolvers = new GuardedResolvers(egress.resolution(), egress.rules());
    var executor = io.netty.util.concurrent.ImmediateEventExecutor.INSTANCE;
    var resolver = resolvers.getResolver(executor);
    var literal = new InetSocketAddress("127.0.0.1", 80);
    assertThat(literal.isUnresolved()).isFalse();
    assertThat(resolver.isResolved(literal)).isFalse();
    assertThat(resolver.resolveAll(literal).cause()).isInstanceOf(EgressRefused.class);
    resolvers.close();
  }

  @Test
  void keepsOnlyTheAddressesOfANameThatAreAllowed() {
    var mixed =
        java.util.List.of(
            java.net.InetAddress.ofLiteral("10.0.0.1"), java.net.InetAddress.ofLiteral("8.8.8.8"));
    var target = InetSocketAddress.createUnresolved("example.org", 443);
    assertThat(egress.rules().permitted(target, mixed).join())
        .containsExactly(new InetSocketAddress("8.8.8.8", 443));
  }

  @Test
  void trustsExactlyTheHostAndPortItIsTold() {
    egress.rules().trust(URI.create("http://127.0.0.1:4321"));
    assertThat(permitted("http://127.0.0.1:4321/v1")).isTrue();
    assertThat(permitted("http://127.0.0.1:4322/v1")).isFalse();
    assertThat(permitted("http://localhost:4321/v1")).isFalse();
    assertThat(permitted("http://127.0.0.2:4321/v1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host/",
        "file:///etc/passwd",
        "/relative",
        "http:///path",
        "mailto:a@b",
        "http://user:password@host/",
        "http://under_score/",
        "gopher://host:70/"
      })
  void takesOnlyHttpAddressesWithAHostAndWithoutAUser(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> egress.http().client(URI.create(address), Duration.ofSeconds(1)))
        .withMessageNotContaining("password");
  }

  @Test
  void answersTheSameClientForTheSameOriginAndTimeout() {
    HttpClient first = client("https://example.org/v1", 2_000);
    assertThat(client("https://EXAMPLE.org:443/v2", 1_900)).isSameAs(first);
    assertThat(client("https://example.org:8443/v1", 2_000)).isNotSameAs(first);
    assertThat(client("https://example.org/v1", 2_001)).isNotSameAs(first);
    assertThat(client("http://example.org:443/v1", 2_000)).isNotSameAs(first);
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "100, 100", "101, 250", "2000, 2000", "9999, 10000", "86400000, 30000"})
  void roundsTimeoutsUpToAStep(long wanted, int step) {
    assertThat(GuardedHttp.step(Duration.ofMillis(wanted))).isEqualTo(step);
  }

  @Test
  void failsForANameThatDoesNotExist() {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> egress.resolution().resolve("no-such-host.invalid").join())
        .withCauseInstanceOf(UnknownHostException.class);
  }

  private boolean permitted(String address) {
    return Boolean.TRUE.equals(
        egress
            .http()
            .permitted(URI.create(address))
            .thenReturn(true)
            .onErrorReturn(EgressRefused.class, false)
            .block());
  }

  private HttpClient client(String base, long millis) {
    return egress.http().client(URI.create(base), Duration.ofMillis(millis));
  }
}
