package io.turnpike.routing.providers.openai;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.responses.provider.ResponsesBridge;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.Wording;
import io.turnpike.routing.providers.refusal.Refusals;
import io.turnpike.routing.providers.rules.ModelRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** OpenAI, and the built-in demo. */
@Component
final class OpenAiAdapter implements ProviderAdapter {

  private static final Wording AS_ASKED = Wording.same("chat/completions");
  private static final Wording RESPONSES = Wording.same("responses");
  private static final Wording BRIDGED = new Wording("responses", new ResponsesBridge());

  private final Addresses addresses;
  private final ModelRules rules;

  OpenAiAdapter(Addresses addresses, ModelRules rules) {
    this.addresses = addresses;
    this.rules = rules;
  }

  @Override
  public Set<String> types() {
    return Set.of("openai", "demo");
  }

  @Override
  public ProviderRequest encode(ProviderCall call) {
    return new ProviderRequest(
        addresses.below(call.baseUrl(), call.path()), headers(call), call.body(), Framing.of(call));
  }

  @Override
  public @Nullable Wording wording(Asked asked) {
    return switch (asked.operation()) {
      case "chat/completions" -> isBridged(asked) ? BRIDGED : AS_ASKED;
      case "responses" -> hasResponses(asked) ? RESPONSES : null;
      case "responses/input_tokens" -> hasResponses(asked) ? Wording.same(asked.operation()) : null;
      case "completions" -> isDemo(asked) ? null : Wording.same(asked.operation());
      case "rerank" -> isElsewhere(asked) ? Wording.same(asked.operation()) : null;
      default -> isOpenAis(asked.operation()) ? Wording.same(asked.operation()) : null;
    };
  }

  /** Models that a chat request reaches with what it asks for by way of another operation. */
  private boolean isBridged(Asked asked) {
    return hasResponses(asked)
        && rules.wantResponses(
            asked.request(), asked.connection().type(), asked.model(), asked.target());
  }

  private static boolean hasResponses(Asked asked) {
    return asked.connection().type().equals("openai");
  }

  /** OpenAI ranks nothing, but what else speaks like it may. */
  private static boolean isElsewhere(Asked asked) {
    return hasResponses(asked) && !"api.openai.com".equals(asked.connection().baseUrl().getHost());
  }

  /** Its models chat, and that is what they are asked for. */
  private static boolean isDemo(Asked asked) {
    return asked.connection().type().equals("demo");
  }

  /** What other vendors' clients ask for is none of this API's. */
  private static boolean isOpenAis(String operation) {
    return !operation.startsWith("messages") && !operation.startsWith("models:");
  }

  @Override
  public ProviderFailure failure(int status, byte[] body) {
    return Refusals.of(status, body);
  }

  @Override
  public ProviderFailure failureInStream(byte[] data, int start, int end) {
    return Refusals.inStream(data, start, end);
  }

  private static Map<String, String> headers(ProviderCall call) {
    Secret apiKey = call.apiKey();
    Map<String, String> key =
        apiKey == null ? Map.of() : Map.of("authorization", "Bearer " + apiKey.reveal());
    return call.settings().isEmpty() ? key : placed(key, call.settings());
  }

  /** Of a key that opens more than one of them. */
  private static Map<String, String> placed(Map<String, String> key, Map<String, String> settings) {
    Map<String, String> headers = new HashMap<>(key);
    settings.forEach(
        (name, value) -> {
          switch (name) {
            case OpenAiType.ORGANIZATION -> headers.put("openai-organization", value);
            case OpenAiType.PROJECT -> headers.put("openai-project", value);
            default -> {}
          }
        });
    return headers;
  }
}
