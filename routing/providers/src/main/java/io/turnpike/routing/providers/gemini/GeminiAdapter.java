package io.turnpike.routing.providers.gemini;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.gemini.provider.ContentsTranslation;
import io.turnpike.routing.dialects.gemini.provider.embed.VectorForm;
import io.turnpike.routing.dialects.gemini.provider.embed.VectorsTranslation;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.providers.ListedNames;
import io.turnpike.routing.providers.PathSegment;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.Wording;
import io.turnpike.routing.providers.refusal.Refusals;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Google's Gemini API: its own paths, with the model in them, or the ones that speak like OpenAI
 * where a connection's address ends so.
 */
@Component
final class GeminiAdapter implements ProviderAdapter {

  static final String TYPE = "gemini";

  private static final String KIN = "models:";
  private static final String COMPATIBLE = "/openai";
  private static final String MODELS = "models/";
  private static final String TUNED = "tunedModels/";

  private static final Translation CONTENTS = new ContentsTranslation(true);
  private static final Wording WHOLE = new Wording(KIN + "generateContent", CONTENTS);
  private static final Wording STREAMED = new Wording(KIN + "streamGenerateContent", CONTENTS);
  private static final Wording VECTORS =
      new Wording(KIN + "batchEmbedContents", new VectorsTranslation(VectorForm.BATCH));

  private final Addresses addresses;

  GeminiAdapter(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  @Override
  public ProviderRequest encode(ProviderCall call) {
    return new ProviderRequest(
        addresses.below(call.baseUrl(), path(call)),
        headers(call.apiKey(), isCompatible(call.baseUrl())),
        call.body(),
        Framing.of(call));
  }

  /** Of a stream events are asked for, whatever its client wants to get. */
  private static String path(ProviderCall call) {
    if (call.operation().startsWith(KIN)) {
      return model(call.model())
          + ":"
          + call.operation().substring(KIN.length())
          + (call.streamed() ? "?alt=sse" : "");
    }
    return call.operation().equals("models") && !isCompatible(call.baseUrl())
        ? "models?pageSize=1000"
        : call.path();
  }

  private static String model(String name) {
    return name.startsWith(TUNED)
        ? TUNED + PathSegment.of(name.substring(TUNED.length()))
        : MODELS + PathSegment.of(name.startsWith(MODELS) ? name.substring(MODELS.length()) : name);
  }

  @Override
  public @Nullable Wording wording(Asked asked) {
    return isCompatible(asked.connection().baseUrl()) ? compatible(asked) : own(asked);
  }

  private static @Nullable Wording own(Asked asked) {
    return switch (asked.operation()) {
      case "chat/completions" -> asked.request().stream() ? STREAMED : WHOLE;
      case "embeddings" -> VECTORS;
      case "completions", "rerank" -> null;
      default -> isOthers(asked.operation()) ? null : Wording.same(asked.operation());
    };
  }

  private static @Nullable Wording compatible(Asked asked) {
    String operation = asked.operation();
    boolean none =
        operation.equals("completions")
            || operation.equals("rerank")
            || operation.startsWith(KIN)
            || isOthers(operation);
    return none ? null : Wording.same(operation);
  }

  /** What other vendors' clients ask for is none of this API's. */
  private static boolean isOthers(String operation) {
    return operation.startsWith("messages") || operation.startsWith("responses");
  }

  private static boolean isCompatible(URI baseUrl) {
    String path = baseUrl.getPath();
    return path.endsWith(COMPATIBLE) || path.endsWith(COMPATIBLE + "/");
  }

  /** Names of the models that an answer lists; null for what is no list. */
  @Override
  public @Nullable List<String> models(byte[] list) {
    List<String> own = ListedNames.of(list, "models");
    return own == null ? ListedNames.of(list, "data") : own;
  }

  /** Thoughts count against what a client allows. */
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

  private static Map<String, String> headers(@Nullable Secret apiKey, boolean compatible) {
    if (apiKey == null) {
      return Map.of();
    }
    return compatible
        ? Map.of("authorization", "Bearer " + apiKey.reveal())
        : Map.of("x-goog-api-key", apiKey.reveal());
  }
}
