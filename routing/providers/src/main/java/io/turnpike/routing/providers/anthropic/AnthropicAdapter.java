package io.turnpike.routing.providers.anthropic;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.messages.MessagesTranslation;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderFailure;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Anthropic, and whatever else serves its Messages API. */
@Component
final class AnthropicAdapter implements ProviderAdapter {

  private static final String CHAT = "chat/completions";
  private static final Map<String, String> HEADERS = Map.of("anthropic-version", "2023-06-01");

  private final Translation chat = new MessagesTranslation();

  @Override
  public Set<String> types() {
    return Set.of("anthropic");
  }

  @Override
  public URI endpoint(URI baseUrl, String operation) {
    String base = baseUrl.toString();
    String path = operation.equals(CHAT) ? "messages" : operation;
    return URI.create(base.endsWith("/") ? base + path : base + "/" + path);
  }

  @Override
  public String authorizationHeader() {
    return "x-api-key";
  }

  @Override
  public String authorization(Secret apiKey) {
    return apiKey.reveal();
  }

  @Override
  public Map<String, String> headers() {
    return HEADERS;
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
    AnthropicError error = AnthropicError.read(body, 0, body.length);
    return new ProviderFailure(FailureRules.of(status, error), null, error.message());
  }

  @Override
  public ProviderFailure failureInStream(byte[] data, int start, int end) {
    AnthropicError error = AnthropicError.read(data, start, end);
    return new ProviderFailure(FailureRules.ofStreamed(error), null, error.message());
  }
}
