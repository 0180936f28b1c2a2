package io.turnpike.routing.providers.bedrock;

import io.turnpike.routing.dialects.converse.ConverseTranslation;
import io.turnpike.routing.dialects.invoke.InvokedEmbeddings;
import io.turnpike.routing.dialects.invoke.ModelAddress;
import io.turnpike.routing.dialects.messages.HostedForm;
import io.turnpike.routing.dialects.messages.HostedMessages;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.providers.ProbeMeans;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.routing.providers.Wording;
import io.turnpike.routing.providers.refusal.Refusals;
import io.turnpike.routing.providers.rules.CloudBetas;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Amazon Bedrock. Its operations have the model in their path; a call is signed, body and all, or
 * carries a Bedrock API key.
 */
@Component
final class BedrockAdapter implements ProviderAdapter {

  private static final String VERSION = "bedrock-2023-05-31";

  /** Anthropic's API, whose requests and answers go through an operation for any bytes. */
  private static final String MESSAGES = "messages";

  private static final String CONVERSE = "converse";
  private static final String INVOKE = "invoke";
  private static final Set<String> IN_THE_ADDRESS = Set.of("model", "stream");

  /** Whatever else a request has, InvokeModel refuses it for. */
  private static final Set<String> KNOWN =
      Set.of(
          "anthropic_version",
          "anthropic_beta",
          "max_tokens",
          "messages",
          "metadata",
          "output_config",
          "stop_sequences",
          "system",
          "temperature",
          "thinking",
          "tool_choice",
          "tools",
          "top_k",
          "top_p");

  static final Wording ANTHROPICS =
      new Wording(
          MESSAGES,
          new HostedMessages(
              new HostedForm(VERSION, IN_THE_ADDRESS, KNOWN, CloudBetas.of("bedrock"), false)));

  /** Bytes whose digest takes less than 100 µs where the processor has no instructions for it. */
  private static final int MOST_AT_ONCE = 16 << 10;

  private static final Wording TRANSLATED = new Wording(CONVERSE, new ConverseTranslation());

  private final Addresses addresses;
  private final InstantSource clock;

  @Autowired
  BedrockAdapter(Addresses addresses) {
    this(addresses, InstantSource.system());
  }

  BedrockAdapter(Addresses addresses, InstantSource clock) {
    this.addresses = addresses;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return Set.of(BedrockType.WORD);
  }

  @Override
  public ProviderRequest encode(ProviderCall call) {
    URI address = addresses.below(call.baseUrl(), path(call));
    return new ProviderRequest(
        address,
        BedrockCredential.headers(call, address, clock.instant()),
        call.body(),
        framing(call));
  }

  /** A body is signed whole, and an API key signs nothing. */
  @Override
  public boolean takesLong(ProviderCall call) {
    return call.body().size() > MOST_AT_ONCE && call.apiKey() == null;
  }

  @Override
  public @Nullable TokenGrant grant(ProviderCall call) {
    return AssumedRole.grant(call, clock);
  }

  @Override
  public @Nullable Wording wording(Asked asked) {
    return switch (asked.operation()) {
      case "chat/completions" -> TRANSLATED;
      case MESSAGES -> isClaude(asked.model()) ? ANTHROPICS : null;
      case "embeddings" -> embeddings(asked.model());
      default -> isOwn(asked) ? Wording.same(asked.operation()) : null;
    };
  }

  private static @Nullable Wording embeddings(String model) {
    InvokedEmbeddings translation = InvokedEmbeddings.of(model);
    return translation == null ? null : new Wording(INVOKE, translation);
  }

  /**
   * Of a profile that is known by a number nobody can tell, and Converse serves it all the same.
   */
  private static boolean isClaude(String model) {
    return model.toLowerCase(Locale.ROOT).contains("anthropic.claude");
  }

  /** What its own clients ask for: of a model only where the address names it. */
  private static boolean isOwn(Asked asked) {
    return ModelAddress.of(asked.operation()) != null
        || asked.model().isEmpty() && ModelAddress.isBedrocks(asked.operation());
  }

  @Override
  public boolean limitsReasoning() {
    return true;
  }

  @Override
  public ProviderFailure failure(int status, byte[] body) {
    return BedrockRefusals.told(status, Refusals.ofSigned(status, body));
  }

  @Override
  public ProviderFailure failureInStream(byte[] data, int start, int end) {
    return BedrockRefusals.told(200, Refusals.inStream(data, start, end));
  }

  /** Models are listed by another host, in other words, to whoever may ask there. */
  @Override
  public ProbeMeans probe(URI baseUrl) {
    return new ProbeMeans(false, false, null);
  }

  private static String path(ProviderCall call) {
    String model = "model/" + CanonicalAddress.step(call.model()) + "/";
    return switch (call.operation()) {
      case CONVERSE -> model + (call.streamed() ? "converse-stream" : CONVERSE);
      case MESSAGES -> model + (call.streamed() ? "invoke-with-response-stream" : INVOKE);
      case INVOKE -> model + INVOKE;
      default -> own(call);
    };
  }

  /** With the model that is meant, where its address names one. */
  private static String own(ProviderCall call) {
    ModelAddress address = ModelAddress.of(call.operation());
    if (address == null || call.model().isEmpty()) {
      return call.path();
    }
    String path = address.path(CanonicalAddress.step(call.model()));
    return call.query() == null ? path : path + "?" + call.query();
  }

  private static Framing framing(ProviderCall call) {
    return call.streamed() ? Framing.EVENT_STREAM : Framing.WHOLE;
  }
}
