package io.turnpike.routing.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.providers.ProviderAdapter.Asked;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.tenants.providers.ProviderType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderRequestTests {

  private static final ProviderCall CALL =
      new ProviderCall(
          "chat/completions",
          "POST",
          null,
          Set.of(),
          "m",
          true,
          RequestBody.of(new byte[0]),
          URI.create("https://api.example.com/v1"),
          Map.of(),
          new Secret("sk"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example.com/v2/other",
        "https://api.example.com:443/",
        "https://API.example.com/v1?key=value"
      })
  void mayGoAnywhereAtTheConnectionsOrigin(String address) {
    assertThat(ProviderRequest.of(new Leading(address), CALL).address()).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/v1",
        "https://api.example.com.evil.test/v1",
        "https://api.example.com:8443/v1",
        "http://api.example.com/v1",
        "http://api.example.com:443/v1",
        "https://api.example.com@evil.test/v1",
        "https://user@api.example.com/v1",
        "/v1",
        "urn:elsewhere"
      })
  void anAdapterCannotTakeTheSecretElsewhere(String address) {
    assertThatIllegalStateException()
        .isThrownBy(() -> ProviderRequest.of(new Leading(address), CALL))
        .withMessageContaining("leaves");
  }

  @Test
  void everyTypeHasOneAdapter() {
    List<ProviderAdapter> adapters = List.of(new Leading("/"));

    assertThat(new ProviderAdapters(adapters, List.of()).types()).containsExactly("leading");
    assertThatIllegalStateException()
        .isThrownBy(() -> new ProviderAdapters(List.of(), List.of()).of("leading"));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new ProviderAdapters(
                    adapters, List.of(new ProviderType("mute", "Mute", null, false))))
        .withMessageContaining("mute");
  }

  /** Sends everything to one address. */
  private record Leading(String address) implements ProviderAdapter {

    @Override
    public Set<String> types() {
      return Set.of("leading");
    }

    @Override
    public Wording wording(Asked asked) {
      return Wording.same(asked.operation());
    }

    @Override
    public ProviderRequest encode(ProviderCall call) {
      return new ProviderRequest(URI.create(address), Map.of(), call.body(), Framing.of(call));
    }

    @Override
    public ProviderFailure failure(int status, byte[] body) {
      return new ProviderFailure(FailureClass.SERVER_ERROR, null, null);
    }

    @Override
    public ProviderFailure failureInStream(byte[] data, int start, int end) {
      return failure(500, data);
    }
  }
}
