package io.turnpike.routing.providers.openai;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.refusal.Refusals;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** OpenAI, whatever is compatible with it, and the built-in demo. */
@Component
final class OpenAiAdapter implements ProviderAdapter {

  private final Addresses addresses;

  OpenAiAdapter(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public Set<String> types() {
    return Set.of("openai", "openai-compatible", "demo");
  }

  @Override
  public ProviderRequest encode(ProviderCall call) {
    return new ProviderRequest(
        addresses.below(call.baseUrl(), call.operation()),
        headers(call.apiKey()),
        call.body(),
        Framing.of(call));
  }

  @Override
  public ProviderFailure failure(int status, byte[] body) {
    return Refusals.of(status, body);
  }

  @Override
  public ProviderFailure failureInStream(byte[] data, int start, int end) {
    return Refusals.inStream(data, start, end);
  }

  private static Map<String, String> headers(@Nullable Secret apiKey) {
    return apiKey == null ? Map.of() : Map.of("authorization", "Bearer " + apiKey.reveal());
  }
}
