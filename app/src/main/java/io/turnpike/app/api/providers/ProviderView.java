package io.turnpike.app.api.providers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.turnpike.app.api.Fields;
import io.turnpike.routing.RouteConfigs.Warning;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.KeyName;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnection.OwnModel;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderType.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * A connection as the API shows it, without secrets.
 *
 * @param models null when any model may be asked for
 * @param ownModels what the organization says of them
 * @param settings left out where the type has none
 * @param warnings only in the answer to a change that needed any
 */
record ProviderView(
    String name,
    String type,
    String baseUrl,
    boolean builtIn,
    boolean hasApiKey,
    List<KeyName> credentials,
    @Nullable String region,
    ProviderForm.Policy dataPolicy,
    @Nullable List<String> models,
    Map<String, Price> prices,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, OwnModel> ownModels,
    boolean cancelStopsBilling,
    int revision,
    @Nullable Instant updatedAt,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, JsonNode> settings,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Warning> warnings) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * @param type null for a built-in connection's
   * @param mended how the base URL differs from the one that was given; empty when it does not
   */
  static ProviderView of(
      ProviderConnection connection, @Nullable ProviderType type, String mended) {
    Map<String, Price> prices = new TreeMap<>();
    connection.prices().forEach((model, price) -> prices.put(model, Price.of(price)));
    return new ProviderView(
        connection.name(),
        connection.type(),
        connection.baseUrl().toString(),
        connection.builtIn(),
        connection.hasSecret(),
        connection.credentials(),
        connection.dataPolicy().region(),
        ProviderForm.Policy.of(connection.dataPolicy()),
        connection.models().isEmpty() ? null : connection.models(),
        prices,
        new TreeMap<>(connection.ownModels()),
        connection.cancelStopsBilling(),
        connection.revision(),
        connection.updatedAt(),
        settings(connection, type),
        mended.isEmpty() ? List.of() : List.of(new Warning("/base_url", mended)));
  }

  /** As objects where that is what they are. */
  private static Map<String, JsonNode> settings(
      ProviderConnection connection, @Nullable ProviderType type) {
    Map<String, JsonNode> settings = new TreeMap<>();
    connection.settings().forEach((name, text) -> settings.put(name, StringNode.valueOf(text)));
    if (type != null) {
      type.settings().stream()
          .filter(field -> field.kind() == Kind.MAP)
          .map(Field::name)
          .forEach(
              it -> settings.computeIfPresent(it, (_, text) -> JSON.readTree(text.asString())));
    }
    return settings;
  }

  /** What a tenant says one of its models costs; classes without a price are left out. */
  record Price(
      @Nullable BigDecimal inputUsdPerMillion,
      @Nullable BigDecimal outputUsdPerMillion,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal cachedInputUsdPerMillion,
      @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("cache_write_5m_usd_per_million")
          @Nullable BigDecimal cacheWrite5mUsdPerMillion,
      @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("cache_write_1h_usd_per_million")
          @Nullable BigDecimal cacheWrite1hUsdPerMillion,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal reasoningUsdPerMillion,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal audioInputUsdPerMillion,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal audioOutputUsdPerMillion,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal imageUsdPerMillion) {

    ModelPrice toModelPrice(String model) {
      return at("/prices/" + model.replace("~", "~0").replace("/", "~1") + "/");
    }

    /**
     * @param pointer of whatever is wrong, up to the figure's name
     */
    ModelPrice at(String pointer) {
      return new ModelPrice(
          Fields.nanoUsdPerToken(pointer + "input_usd_per_million", inputUsdPerMillion),
          Fields.nanoUsdPerToken(pointer + "output_usd_per_million", outputUsdPerMillion),
          nano(pointer + "cached_input_usd_per_million", cachedInputUsdPerMillion),
          nano(pointer + "cache_write_5m_usd_per_million", cacheWrite5mUsdPerMillion),
          nano(pointer + "cache_write_1h_usd_per_million", cacheWrite1hUsdPerMillion),
          nano(pointer + "reasoning_usd_per_million", reasoningUsdPerMillion),
          nano(pointer + "audio_input_usd_per_million", audioInputUsdPerMillion),
          nano(pointer + "audio_output_usd_per_million", audioOutputUsdPerMillion),
          nano(pointer + "image_usd_per_million", imageUsdPerMillion));
    }

    static Price of(ModelPrice price) {
      return new Price(
          usd(price.inputNanoUsd()),
          usd(price.outputNanoUsd()),
          usd(price.cachedInputNanoUsd()),
          usd(price.cacheWrite5mNanoUsd()),
          usd(price.cacheWrite1hNanoUsd()),
          usd(price.reasoningNanoUsd()),
          usd(price.audioInputNanoUsd()),
          usd(price.audioOutputNanoUsd()),
          usd(price.imageNanoUsd()));
    }

    private static @Nullable Long nano(String pointer, @Nullable BigDecimal usdPerMillion) {
      return usdPerMillion == null ? null : Fields.nanoUsdPerToken(pointer, usdPerMillion);
    }

    private static @Nullable BigDecimal usd(@Nullable Long nanoUsdPerToken) {
      return nanoUsdPerToken == null ? null : BigDecimal.valueOf(nanoUsdPerToken, 3);
    }
  }
}
