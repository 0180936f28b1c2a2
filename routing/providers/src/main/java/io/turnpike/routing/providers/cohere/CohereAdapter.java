package io.turnpike.routing.providers.cohere;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.cohere.CohereRanking;
import io.turnpike.routing.dialects.cohere.CohereTranslation;
import io.turnpike.routing.dialects.cohere.CohereVectors;
import io.turnpike.routing.dialects.cohere.CompatibleChat;
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

/** Cohere: chats, embeddings and ranks by its own API, or the former as OpenAI has them. */
@Component
final class CohereAdapter implements ProviderAdapter {

  private static final Wording CHAT = new Wording("chat", new CohereTranslation());
  private static final Wording VECTORS = new Wording("embed", new CohereVectors());
  private static final Wording SPOKEN = Wording.same("rerank");
  private static final Wording RANKING = new Wording("rerank", new CohereRanking());
  private static final Wording COMPATIBLE = new Wording("chat/completions", new CompatibleChat());

  /** Cohere's own status for a key that it does not take. */
  private static final int BAD_TOKEN = 498;

  private static final int UNAUTHORIZED = 401;

  private final Addresses addresses;

  CohereAdapter(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public Set<String> types() {
    return Set.of(CohereType.WORD);
  }

  @Override
  public ProviderRequest encode(ProviderCall call) {
    return new ProviderRequest(
        addresses.below(CoherePlace.root(call), CoherePlace.path(call)),
        headers(call.apiKey()),
        call.body(),
        Framing.of(call));
  }

  @Override
  public @Nullable Wording wording(Asked asked) {
    boolean compatible = CoherePlace.isCompatible(asked.connection().baseUrl());
    return switch (asked.operation()) {
      case "chat/completions" -> compatible ? COMPATIBLE : CHAT;
      case "embeddings" -> compatible ? Wording.same(asked.operation()) : VECTORS;
      case "rerank" -> CohereRanking.isSpokenIn(asked.request()) ? SPOKEN : RANKING;
      case "completions" -> null;
      default -> isOthers(asked.operation()) ? null : Wording.same(asked.operation());
    };
  }

  /** What other vendors' clients ask for is none of this API's. */
  private static boolean isOthers(String operation) {
    return operation.startsWith("messages")
        || operation.startsWith("responses")
        || operation.startsWith("models:");
  }

  @Override
  public ProviderFailure failure(int status, byte[] body) {
    return Refusals.of(status == BAD_TOKEN ? UNAUTHORIZED : status, body);
  }

  @Override
  public ProviderFailure failureInStream(byte[] data, int start, int end) {
    return Refusals.inStream(data, start, end);
  }

  private static Map<String, String> headers(@Nullable Secret apiKey) {
    return apiKey == null ? Map.of() : Map.of("authorization", "Bearer " + apiKey.reveal());
  }
}
