package io.turnpike.routing.gateway.attempt.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.DecoderException;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.wire.CallSecrets;
import io.turnpike.routing.gateway.call.AttemptFailed;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

class TokenFailuresTests {

  private final TokenFailures failures =
      new TokenFailures(URI.create("https://login.example/token"), new CallSecrets(null));

  static Stream<Exception> ourLimits() {
    return Stream.of(
        new PoolAcquirePendingLimitException(1),
        new PoolAcquireTimeoutException(Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @MethodSource("ourLimits")
  void aFullPoolOfOurOwnIsNotTheEndpointsFault(Exception full) {
    AttemptFailed failed = failures.of(full);

    assertThat(failed.code()).isEqualTo("upstream_pool_exhausted");
    assertThat(failed.failure()).isEqualTo(FailureClass.OVERLOADED);
    assertThat(failed.sentence()).contains("login.example was not asked", "wait for a connection");
  }

  @Test
  void whoDoesNotSpeakHttpIsNoTokenEndpoint() {
    AttemptFailed failed = failures.of(new DecoderException("no HTTP"));

    assertThat(failed.code()).isEqualTo("token_endpoint_invalid");
    assertThat(failed.sentence()).contains("not valid HTTP", "Check the address");
  }

  @Test
  void whoIsLateIsThereAndWhoRefusesIsNot() {
    assertThat(failures.of(new TimeoutException()).code()).isEqualTo("token_endpoint_unavailable");
    assertThat(failures.of(new ConnectException()).code()).isEqualTo("token_endpoint_unreachable");
  }
}
