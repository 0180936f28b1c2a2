package io.turnpike.routing.providers.openai;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderFailure;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import org.springframework.stereotype.Component;

/** OpenAI, whatever is compatible with it, and the built-in demo. */
@Component
final class OpenAiAdapter implements ProviderAdapter {

  @Override
  public Set<String> types() {
    return Set.of("openai", "openai-compatible", "demo");
  }

  @Override
  public URI endpoint(URI baseUrl, String operation) {
    String base = baseUrl.toString();
    return URI.create(base.endsWith("/") ? base + operation : base + "/" + operation);
  }

  @Override
  public String authorizationHeader() {
    return "authorization";
  }

  @Override
  public String authorization(Secret apiKey) {
    return "Bearer " + apiKey.reveal();
  }

  @Override
  public ProviderFailure failure(int status, byte[] body) {
    OpenAiError error = OpenAiError.read(body);
    return new ProviderFailure(FailureRules.of(status, error), error.code(), error.message());
  }

  @Override
  public ProviderFailure failureInStream(byte[] data, int start, int end) {
    OpenAiError error = OpenAiError.read(Arrays.copyOfRange(data, start, end));
    return new ProviderFailure(FailureRules.ofStreamed(error), error.code(), error.message());
  }
}
