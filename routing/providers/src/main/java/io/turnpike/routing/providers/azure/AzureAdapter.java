package io.turnpike.routing.providers.azure;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.responses.provider.ResponsesBridge;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.routing.providers.Wording;
import io.turnpike.routing.providers.refusal.Refusals;
import io.turnpike.routing.providers.rules.ModelRules;
import io.turnpike.tenants.providers.ProviderConnection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Azure OpenAI and Foundry: OpenAI's bytes, at another address, by a key or an Entra token. */
@Component
final class AzureAdapter implements ProviderAdapter {

  private static final Wording AS_ASKED = Wording.same("chat/completions");
  private static final Wording BRIDGED = new Wording("responses", new ResponsesBridge());

  private final Addresses addresses;
  private final ModelRules rules;
  private final AzurePlace place = new AzurePlace();

  AzureAdapter(Addresses addresses, ModelRules rules) {
    this.addresses = addresses;
    this.rules = rules;
  }

  @Override
  public Set<String> types() {
    return Set.of(AzureType.WORD);
  }

  @Override
  public @Nullable TokenGrant grant(ProviderCall call) {
    return EntraTokens.grant(call);
  }

  @Override
  public ProviderRequest encode(ProviderCall call) {
    return new ProviderRequest(
        addresses.below(AzurePlace.root(call.baseUrl()), place.path(call)),
        headers(call),
        call.body(),
        Framing.of(call));
  }

  @Override
  public @Nullable Wording wording(Asked asked) {
    return switch (asked.operation()) {
      case "chat/completions" -> isBridged(asked) ? BRIDGED : AS_ASKED;
      case "rerank" -> null;
      case "responses", "responses/input_tokens" ->
          hasResponses(asked) ? Wording.same(asked.operation()) : null;
      default -> isOpenAis(asked.operation()) ? Wording.same(asked.operation()) : null;
    };
  }

  private boolean isBridged(Asked asked) {
    return hasResponses(asked)
        && rules.wantResponses(
            asked.request(), asked.connection().type(), asked.model(), asked.target());
  }

  /** In the older place it has versions of its own, and takes the deployment in the body only. */
  private static boolean hasResponses(Asked asked) {
    return !AzurePlace.isVersioned(asked.connection().settings());
  }

  /** What other vendors' clients ask for is none of this API's. */
  private static boolean isOpenAis(String operation) {
    return !operation.startsWith("messages") && !operation.startsWith("models:");
  }

  /** The list has what can be deployed, and not what is. */
  @Override
  public List<String> unlisted(ProviderConnection connection) {
    return Stream.concat(place.mapped(connection.settings()).stream(), connection.models().stream())
        .distinct()
        .toList();
  }

  @Override
  public ProviderFailure failure(int status, byte[] body) {
    return MissingDeployment.told(status, Refusals.of(status, body));
  }

  @Override
  public ProviderFailure failureInStream(byte[] data, int start, int end) {
    return Refusals.inStream(data, start, end);
  }

  private static Map<String, String> headers(ProviderCall call) {
    Secret token = call.token();
    if (token != null) {
      return Map.of("authorization", "Bearer " + token.reveal());
    }
    Secret apiKey = call.apiKey();
    return apiKey == null ? Map.of() : Map.of("api-key", apiKey.reveal());
  }
}
