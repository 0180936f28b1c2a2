package io.turnpike.routing.providers.vertex;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.gemini.provider.ContentsTranslation;
import io.turnpike.routing.dialects.gemini.provider.embed.VectorForm;
import io.turnpike.routing.dialects.gemini.provider.embed.VectorsTranslation;
import io.turnpike.routing.dialects.messages.HostedForm;
import io.turnpike.routing.dialects.messages.HostedMessages;
import io.turnpike.routing.dialects.messages.provider.MessagesTranslation;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.providers.ListedNames;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.routing.providers.Wording;
import io.turnpike.routing.providers.refusal.Refusals;
import io.turnpike.routing.providers.rules.CloudBetas;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Google's Vertex AI. Which API a model speaks goes by whose it is: Google's own Gemini's, and
 * Anthropic's their own, with the model in the path and the version in the body.
 */
@Component
final class VertexAdapter implements ProviderAdapter {

  static final String TYPE = "vertex";
  static final String PROJECT = "project";
  static final String LOCATION = "location";
  static final String GLOBAL = "global";

  private static final String MESSAGES = "messages";
  private static final Translation CONTENTS = new ContentsTranslation(false);
  private static final Wording WHOLE = new Wording(VertexPath.KIN + "generateContent", CONTENTS);
  private static final Wording STREAMED =
      new Wording(VertexPath.KIN + "streamGenerateContent", CONTENTS);
  private static final Wording VECTORS =
      new Wording(VertexPath.KIN + "predict", new VectorsTranslation(VectorForm.PREDICT));
  private static final Wording CLAUDES = new Wording(MESSAGES, new MessagesTranslation());
  private static final Wording OWN =
      new Wording(
          VertexPath.RAW,
          new HostedMessages(
              new HostedForm(
                  ClaudeBody.VERSION, Set.of("model"), null, CloudBetas.of(TYPE), true)));

  /** Who counts names the model in the request. */
  private static final Wording COUNTS =
      new Wording(
          VertexPath.COUNT,
          new HostedMessages(
              new HostedForm(
                  ClaudeBody.VERSION, Set.of(), null, CloudBetas.of("vertex counts"), true)));

  private final Addresses addresses;

  VertexAdapter(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  @Override
  public ProviderRequest encode(ProviderCall call) {
    return new ProviderRequest(
        isModels(call)
            ? VertexPath.models(call.baseUrl())
            : addresses.below(call.baseUrl(), VertexPath.of(call)),
        headers(call),
        call.operation().equals(MESSAGES) ? ClaudeBody.of(call.body()) : call.body(),
        Framing.of(call));
  }

  @Override
  public @Nullable TokenGrant grant(ProviderCall call) {
    return VertexTokens.grant(call);
  }

  private static boolean isModels(ProviderCall call) {
    return call.operation().equals("models");
  }

  @Override
  public @Nullable Wording wording(Asked asked) {
    return VertexPath.isClaude(asked.model()) ? ofAnthropic(asked) : ofGoogle(asked);
  }

  private static @Nullable Wording ofAnthropic(Asked asked) {
    return switch (asked.operation()) {
      case "chat/completions" -> CLAUDES;
      case MESSAGES -> OWN;
      case MESSAGES + "/count_tokens" -> COUNTS;
      default -> null;
    };
  }

  private static @Nullable Wording ofGoogle(Asked asked) {
    return switch (asked.operation()) {
      case "chat/completions" -> asked.request().stream() ? STREAMED : WHOLE;
      case "embeddings" -> VECTORS;
      default ->
          asked.operation().startsWith(VertexPath.KIN) ? Wording.same(asked.operation()) : null;
    };
  }

  /** Names of the models of Google's that an answer lists; null for what is no list. */
  @Override
  public @Nullable List<String> models(byte[] list) {
    return ListedNames.of(list, "publisherModels");
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

  /** A key is taken where somebody has one, for a token is more to set up. */
  private static Map<String, String> headers(ProviderCall call) {
    Secret token = call.token();
    if (token != null) {
      String bearer = "Bearer " + token.reveal();
      String project = call.settings().getOrDefault(PROJECT, "");
      return isModels(call) && !project.isEmpty()
          ? Map.of("authorization", bearer, "x-goog-user-project", project)
          : Map.of("authorization", bearer);
    }
    Secret apiKey = call.apiKey();
    return apiKey == null ? Map.of() : Map.of("x-goog-api-key", apiKey.reveal());
  }
}
