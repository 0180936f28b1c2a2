package io.turnpike.infra.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class TokenDigestTests {

  private final TokenDigest digest = TokenDigest.under(Keys.of(1));

  @Test
  void isStableAcrossInstances() {
    assertThat(digest.digest("key", "t"))
        .hasSize(32)
        .isEqualTo(TokenDigest.under(Keys.of(1)).digest("key", "t"));
  }

  @Test
  void separatesPurposesTokensAndMasterKeys() {
    byte[] one = digest.digest("key", "t");
    assertThat(digest.digest("session", "t")).isNotEqualTo(one);
    assertThat(digest.digest("key", "u")).isNotEqualTo(one);
    assertThat(TokenDigest.under(Keys.of(2)).digest("key", "t")).isNotEqualTo(one);
  }

  @Test
  void staysTheSameWhenANewMasterKeyIsPutInFront() {
    assertThat(TokenDigest.under(Keys.of(2, 1)).digest("key", "t"))
        .isEqualTo(digest.digest("key", "t"));
  }

  @Test
  void isTheSameOnEveryThread() {
    byte[] expected = digest.digest("key", "t");
    assertThat(
            IntStream.range(0, 10_000)
                .parallel()
                .allMatch(_ -> Arrays.equals(expected, digest.digest("key", "t"))))
        .isTrue();
  }

  @Test
  void mayRunOnAnEventLoop() {
    Mono<byte[]> there = Mono.fromCallable(() -> digest.digest("fresh purpose", "t"));
    assertThat(there.subscribeOn(Schedulers.parallel()).block()).hasSize(32);
  }
}
