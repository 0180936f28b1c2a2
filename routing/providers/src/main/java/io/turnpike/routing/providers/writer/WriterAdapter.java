package io.turnpike.routing.providers.writer;

import io.turnpike.infra.crypto.Secret;
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

/** Chats as OpenAI has them, at {@code chat}. */
@Component
final class WriterAdapter implements ProviderAdapter {

  private static final Wording CHAT = Wording.same("chat");

  private final Addresses addresses;

  WriterAdapter(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public Set<String> types() {
    return Set.of("writer");
  }

  @Override
  public ProviderRequest encode(ProviderCall call) {
    return new ProviderRequest(
        addresses.below(call.baseUrl(), call.path()),
        headers(call.apiKey()),
        call.body(),
        Framing.of(call));
  }

  @Override
  public @Nullable Wording wording(Asked asked) {
    return switch (asked.operation()) {
      case "chat/completions" -> CHAT;
      case "completions", "embeddings", "responses", "rerank" -> null;
      default -> isOthers(asked.operation()) ? null : Wording.same(asked.operation());
    };
  }

  private static boolean isOthers(String operation) {
    return operation.startsWith("messages")
        || operation.startsWith("models:")
        || operation.startsWith("responses/");
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
