package io.turnpike.tenants.providers;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way to reach a provider, as it may be shown. The secrets are write-only and not here.
 *
 * @param type word of a {@link ProviderType}, or that of a built-in connection
 * @param baseUrl where the provider's API begins, up to and including its version, for example
 *     {@code https://api.openai.com/v1}
 * @param builtIn part of the product, the same for every organization, unchangeable
 * @param credentials its API keys by name, in the order they were given; empty for none
 * @param models the only ones it serves; empty when it is not restricted
 * @param prices what the tenant says its own models cost, by model name; wins over the catalogue
 * @param revision counts changes; a new one means new credentials or address
 * @param cancelStopsBilling false for a provider that finishes and bills an answer although its
 *     caller has hung up
 * @param settings what its type asks for beyond that, by name
 * @param ownModels what the tenant says its models are, by model name; wins over the catalogue
 */
public record ProviderConnection(
    String name,
    String type,
    URI baseUrl,
    boolean builtIn,
    List<KeyName> credentials,
    DataPolicy dataPolicy,
    List<String> models,
    Map<String, ModelPrice> prices,
    int revision,
    @Nullable Instant updatedAt,
    boolean cancelStopsBilling,
    Map<String, String> settings,
    Map<String, OwnModel> ownModels) {

  /** Whose models are those of the catalogue. */
  public ProviderConnection(
      String name,
      String type,
      URI baseUrl,
      boolean builtIn,
      List<KeyName> credentials,
      DataPolicy dataPolicy,
      List<String> models,
      Map<String, ModelPrice> prices,
      int revision,
      @Nullable Instant updatedAt,
      boolean cancelStopsBilling,
      Map<String, String> settings) {
    this(
        name,
        type,
        baseUrl,
        builtIn,
        credentials,
        dataPolicy,
        models,
        prices,
        revision,
        updatedAt,
        cancelStopsBilling,
        settings,
        Map.of());
  }

  /** The word of a type is one object: every call looks by it, and compares no characters. */
  public ProviderConnection {
    type = type.intern();
  }

  /** To a provider that stops when its caller hangs up, of a type without settings. */
  public ProviderConnection(
      String name,
      String type,
      URI baseUrl,
      boolean builtIn,
      List<KeyName> credentials,
      DataPolicy dataPolicy,
      List<String> models,
      Map<String, ModelPrice> prices,
      int revision,
      @Nullable Instant updatedAt) {
    this(
        name,
        type,
        baseUrl,
        builtIn,
        credentials,
        dataPolicy,
        models,
        prices,
        revision,
        updatedAt,
        true,
        Map.of());
  }

  public boolean hasSecret() {
    return !credentials.isEmpty();
  }

  /** Whether the tenant lets this connection serve the model. */
  public boolean mayServe(String model) {
    return models.isEmpty() || models.contains(model);
  }

  /**
   * What a tenant says of a model that it serves; its price stands among the prices.
   *
   * @param title as people read it
   * @param contextTokens 0 where it says nothing
   * @param maxOutputTokens 0 where it says nothing
   * @param capabilities in the catalogue's words; empty, as {@code lacks} is, where it says nothing
   * @param lacks what it cannot do
   */
  public record OwnModel(
      String title,
      long contextTokens,
      long maxOutputTokens,
      List<String> capabilities,
      List<String> lacks) {}

  /**
   * An API key without its secret.
   *
   * @param id stays as long as the secret does; short, and safe to log
   */
  public record KeyName(String id, String label) {}

  /**
   * Nano-USD per token, which equals milli-USD per million tokens. A class that is null has no
   * price; reasoning then costs as output, of which it is a part.
   */
  public record ModelPrice(
      long inputNanoUsd,
      long outputNanoUsd,
      @Nullable Long cachedInputNanoUsd,
      @Nullable Long cacheWrite5mNanoUsd,
      @Nullable Long cacheWrite1hNanoUsd,
      @Nullable Long reasoningNanoUsd,
      @Nullable Long audioInputNanoUsd,
      @Nullable Long audioOutputNanoUsd,
      @Nullable Long imageNanoUsd) {

    /** Of text that is read and written anew. */
    public ModelPrice(long inputNanoUsd, long outputNanoUsd) {
      this(inputNanoUsd, outputNanoUsd, null, null, null, null, null, null, null);
    }
  }

  /**
   * What a tenant declares about how a connection treats data. What is not declared satisfies no
   * requirement.
   *
   * @param zdr zero data retention: the provider keeps nothing after it has answered
   * @param noTraining the provider trains on nothing it is sent
   * @param region where the provider works on the data: lower-case letters, digits and hyphens,
   *     from the wide to the narrow, for example {@code eu} or {@code eu-west-1}; null when not
   *     declared
   */
  public record DataPolicy(boolean zdr, boolean noTraining, @Nullable String region) {

    /** Nothing is declared. */
    public static final DataPolicy UNKNOWN = new DataPolicy(false, false, null);

    /** Whether data stays in {@code required}: {@code eu-west-1} is in {@code eu}. */
    public boolean isIn(String required) {
      return region != null && (region.equals(required) || region.startsWith(required + "-"));
    }
  }
}
