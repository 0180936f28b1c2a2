package io.turnpike.routing.providers.anthropic;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.messages.provider.MessagesTranslation;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.Wording;
import io.turnpike.routing.providers.refusal.Refusals;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Anthropic, and whatever else serves its Messages API. */
@Component
final class AnthropicAdapter implements ProviderAdapter {

  private static final String VERSION_HEADER = "anthropic-version";
  private static final String KEY_HEADER = "x-api-key";
  private static final String VERSION = "2023-06-01";
  private static final Map<String, String> UNSIGNED = Map.of(VERSION_HEADER, VERSION);

  private static final Wording AS_ASKED = Wording.same("messages");
  private static final Wording TRANSLATED = new Wording("messages", new MessagesTranslation());

  private final Addresses addresses;

  AnthropicAdapter(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public Set<String> types() {
    return Set.of("anthropic");
  }

  @Override
  public ProviderRequest encode(ProviderCall call) {
    return new ProviderRequest(
        addresses.below(call.baseUrl(), call.path()), headers(call), call.body(), Framing.of(call));
  }

  @Override
  public @Nullable Wording wording(Asked asked) {
    return switch (asked.operation()) {
      case "chat/completions" -> TRANSLATED;
      case "messages" -> AS_ASKED;
      case "embeddings", "completions", "rerank" -> null;
      default -> isAnthropics(asked.operation()) ? Wording.same(asked.operation()) : null;
    };
  }

  /** What other vendors' clients ask for is none of this API's. */
  private static boolean isAnthropics(String operation) {
    return !operation.startsWith("responses") && !operation.startsWith("models:");
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

  /** A client that speaks this API says itself which version of it. */
  private static Map<String, String> headers(ProviderCall call) {
    boolean versioned = call.passed().contains(VERSION_HEADER);
    Secret apiKey = call.apiKey();
    if (apiKey == null) {
      return versioned ? Map.of() : UNSIGNED;
    }
    return versioned
        ? Map.of(KEY_HEADER, apiKey.reveal())
        : Map.of(VERSION_HEADER, VERSION, KEY_HEADER, apiKey.reveal());
  }
}
