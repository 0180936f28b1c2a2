package io.turnpike.routing.providers.anthropic;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.messages.MessagesTranslation;
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

/** Anthropic, and whatever else serves its Messages API. */
@Component
final class AnthropicAdapter implements ProviderAdapter {

  private static final String CHAT = "chat/completions";
  private static final String VERSION_HEADER = "anthropic-version";
  private static final String VERSION = "2023-06-01";
  private static final Map<String, String> UNSIGNED = Map.of(VERSION_HEADER, VERSION);

  private final Addresses addresses;
  private final Translation chat = new MessagesTranslation();

  AnthropicAdapter(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public Set<String> types() {
    return Set.of("anthropic");
  }

  @Override
  public ProviderRequest encode(ProviderCall call) {
    String path = call.operation().equals(CHAT) ? "messages" : call.operation();
    return new ProviderRequest(
        addresses.below(call.baseUrl(), path),
        headers(call.apiKey()),
        call.body(),
        Framing.of(call));
  }

  @Override
  public @Nullable Translation translation(String operation) {
    return operation.equals(CHAT) ? chat : null;
  }

  @Override
  public boolean limitsReasoning() {
    return true;
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
    return apiKey == null
        ? UNSIGNED
        : Map.of(VERSION_HEADER, VERSION, "x-api-key", apiKey.reveal());
  }
}
