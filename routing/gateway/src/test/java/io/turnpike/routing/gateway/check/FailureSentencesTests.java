package io.turnpike.routing.gateway.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ConnectionChecks.Fault;
import io.turnpike.routing.ConnectionChecks.Means;
import io.turnpike.routing.ConnectionChecks.Result;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.Wording;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** On whose side a call that nobody answered puts the fault. */
class FailureSentencesTests {

  private static final URI ADDRESS = URI.create("https://api.example/v1");

  static Stream<Exception> fullPools() {
    return Stream.of(
        new PoolAcquirePendingLimitException(1),
        new PoolAcquireTimeoutException(Duration.ofSeconds(1)),
        new AttemptFailed(FailureClass.OVERLOADED, "upstream_pool_exhausted", "Of the token."));
  }

  @ParameterizedTest
  @MethodSource("fullPools")
  void aFullPoolIsThisInstallations(Exception full) {
    Result result = unheard(full);

    assertThat(result.fault()).isEqualTo(Fault.INSTALLATION);
    assertThat(result.code()).isEqualTo("upstream_pool_exhausted");
  }

  @Test
  void aLateAnswerIsTheProviders() {
    Result result = unheard(new TimeoutException());

    assertThat(result.fault()).isEqualTo(Fault.PROVIDER);
    assertThat(result.code()).isEqualTo("upstream_timeout");
  }

  private static Result unheard(Exception error) {
    Findings findings = new Findings(new OrganizationId(new UUID(0, 1)), opened(), new Unasked());
    return FailureSentences.unheard(new Asked(findings, Means.MODELS, null, ADDRESS), error);
  }

  private static Opened opened() {
    ProviderConnection connection =
        new ProviderConnection(
            "up",
            "any",
            ADDRESS,
            false,
            List.of(),
            DataPolicy.UNKNOWN,
            List.of(),
            Map.of(),
            1,
            null);
    return new Opened(connection, List.of());
  }

  /** Nothing is made of what nobody answered. */
  private record Unasked() implements ProviderAdapter {

    @Override
    public Set<String> types() {
      return Set.of("any");
    }

    @Override
    public ProviderRequest encode(ProviderCall call) {
      throw new AssertionError();
    }

    @Override
    public Wording wording(Asked asked) {
      throw new AssertionError();
    }

    @Override
    public ProviderFailure failure(int status, byte[] body) {
      throw new AssertionError();
    }

    @Override
    public ProviderFailure failureInStream(byte[] data, int start, int end) {
      throw new AssertionError();
    }
  }
}
