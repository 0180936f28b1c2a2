package io.turnpike.app.api.providers;

import io.turnpike.app.api.Fields;
import io.turnpike.tenants.ProviderConnection.ModelPrice;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a tenant says one of its models costs. */
record ProviderPrice(
    @Nullable BigDecimal inputUsdPerMillion, @Nullable BigDecimal outputUsdPerMillion) {

  ModelPrice toModelPrice(String model) {
    String pointer = "/prices/" + model.replace("~", "~0").replace("/", "~1");
    return new ModelPrice(
        Fields.nanoUsdPerToken(pointer + "/input_usd_per_million", inputUsdPerMillion),
        Fields.nanoUsdPerToken(pointer + "/output_usd_per_million", outputUsdPerMillion));
  }

  static ProviderPrice of(ModelPrice price) {
    return new ProviderPrice(
        BigDecimal.valueOf(price.inputNanoUsd(), 3), BigDecimal.valueOf(price.outputNanoUsd(), 3));
  }
}
