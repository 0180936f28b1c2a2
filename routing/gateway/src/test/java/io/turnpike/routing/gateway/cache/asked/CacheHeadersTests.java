package io.turnpike.routing.gateway.cache.asked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.ClientConnection;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients of several gateways say about kept answers. */
class CacheHeadersTests {

  @Test
  void nothingIsWantedByWhoSaysNothing() {
    assertThat(read(Map.of())).isEqualTo(CacheWishes.NONE);
  }

  @Test
  void severalAreSaidAtOnce() {
    assertThat(read(Map.of("x-turnpike-cache", "namespace=a, max-age=30, Refresh")))
        .isEqualTo(new CacheWishes(false, true, "a", Duration.ofSeconds(30)));
  }

  @Test
  void ourOwnNamespaceComesFirstAndTheLowerAgeHolds() {
    assertThat(
            read(
                Map.of(
                    "x-turnpike-cache", "namespace=a,max-age=30",
                    "cf-aig-cache-key", "b",
                    "cache-control", "max-age=20")))
        .isEqualTo(new CacheWishes(false, false, "a", Duration.ofSeconds(20)));
  }

  @ParameterizedTest
  @CsvSource({
    "x-turnpike-cache, no-store",
    "cf-aig-skip-cache, true",
    "helicone-cache-enabled, false",
    "x-openrouter-cache, false",
    "cache-control, 'private, no-store'"
  })
  void noStore(String header, String value) {
    assertThat(read(Map.of(header, value))).isEqualTo(CacheWishes.NO_STORE);
  }

  @ParameterizedTest
  @CsvSource({
    "x-turnpike-cache, refresh",
    "x-turnpike-cache, max-age=0",
    "x-portkey-cache-force-refresh, True",
    "x-openrouter-cache-clear, true",
    "cache-control, no-cache"
  })
  void refresh(String header, String value) {
    assertThat(read(Map.of(header, value))).isEqualTo(CacheWishes.REFRESH);
  }

  @ParameterizedTest
  @CsvSource({
    "x-portkey-cache-force-refresh, false",
    "cf-aig-skip-cache, false",
    "helicone-cache-enabled, true",
    "x-openrouter-cache, true",
    "cache-control, 'max-stale=5, only-if-cached'"
  })
  void whatIsTheUsualChangesNothing(String header, String value) {
    assertThat(read(Map.of(header, value))).isEqualTo(CacheWishes.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "x-turnpike-cache, 'no-store;refresh'",
    "x-turnpike-cache, no-store=1",
    "x-turnpike-cache, 'namespace=a b'",
    "x-turnpike-cache, 'refresh,'",
    "x-turnpike-cache, max-age=1.5",
    "cache-control, max-age=99999999999999999999",
    "x-openrouter-cache-ttl, 1h",
    "cf-aig-skip-cache, yes"
  })
  void whatMakesNoSenseNamesItsHeader(String header, String value) {
    assertThatThrownBy(() -> read(Map.of(header, value)))
        .isInstanceOfSatisfying(
            GatewayFailure.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused.param()).isEqualTo(header);
            });
  }

  private static CacheWishes read(Map<String, String> headers) {
    return CacheHeaders.read(new Headers(headers));
  }

  private record Headers(Map<String, String> all) implements ClientConnection {

    @Override
    public @Nullable String header(String name) {
      return all.get(name);
    }

    @Override
    public long pendingBytes() {
      return 0;
    }

    @Override
    public void cutOff() {}

    @Override
    public EventExecutor loop() {
      return ImmediateEventExecutor.INSTANCE;
    }

    @Override
    public ByteBufAllocator allocator() {
      return ByteBufAllocator.DEFAULT;
    }
  }
}
