package io.turnpike.app.api.providers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.turnpike.app.api.Fields;
import io.turnpike.routing.RouteConfigs.Warning;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnection.KeyName;
import io.turnpike.tenants.ProviderConnection.ModelPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the API shows it, without secrets.
 *
 * @param models null when any model may be asked for
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
    boolean cancelStopsBilling,
    int revision,
    @Nullable Instant updatedAt,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> settings,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Warning> warnings) {

  static ProviderView of(ProviderConnection connection) {
    return of(connection, "");
  }

  /**
   * @param mended how the base URL differs from the one that was given; empty when it does not
   */
  static ProviderView of(ProviderConnection connection, String mended) {
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
        connection.cancelStopsBilling(),
        connection.revision(),
        connection.updatedAt(),
        new TreeMap<>(connection.settings()),
        mended.isEmpty() ? List.of() : List.of(new Warning("/base_url", mended)));
  }

  /** What a tenant says one of its models costs. */
  record Price(@Nullable BigDecimal inputUsdPerMillion, @Nullable BigDecimal outputUsdPerMillion) {

    ModelPrice toModelPrice(String model) {
      String pointer = "/prices/" + model.replace("~", "~0").replace("/", "~1");
      return new ModelPrice(
          Fields.nanoUsdPerToken(pointer + "/input_usd_per_million", inputUsdPerMillion),
          Fields.nanoUsdPerToken(pointer + "/output_usd_per_million", outputUsdPerMillion));
    }

    static Price of(ModelPrice price) {
      return new Price(
          BigDecimal.valueOf(price.inputNanoUsd(), 3),
          BigDecimal.valueOf(price.outputNanoUsd(), 3));
    }
  }
}
