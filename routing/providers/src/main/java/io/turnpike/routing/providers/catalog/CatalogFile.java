package io.turnpike.routing.providers.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** One file of the catalogue: the models of one connection type, prices in whole nano-USD. */
record CatalogFile(String type, List<Entry> models) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  /** Fails when a key is unknown or a price is no whole number. */
  static CatalogFile read(InputStream in) throws IOException {
    return JSON.readValue(in, CatalogFile.class);
  }

  List<ModelCard> cards() {
    return models.stream().map(entry -> entry.card(type)).toList();
  }

  record Entry(
      String model,
      String title,
      long context,
      long maxOutput,
      List<String> capabilities,
      List<String> lacks,
      List<Price> prices) {

    ModelCard card(String type) {
      List<DatedPrice> dated =
          prices.stream().map(Price::dated).sorted(Comparator.comparing(DatedPrice::from)).toList();
      return new ModelCard(type, model, title, context, maxOutput, capabilities, lacks, dated);
    }
  }

  record Price(
      String version,
      LocalDate from,
      String source,
      @JsonProperty(required = true) long input,
      @JsonProperty(required = true) long output,
      @Nullable Long cachedInput,
      @JsonProperty("cache_write_5m") @Nullable Long cacheWrite5m,
      @JsonProperty("cache_write_1h") @Nullable Long cacheWrite1h,
      @Nullable Long reasoning) {

    DatedPrice dated() {
      return new DatedPrice(
          version, from, source, input, output, cachedInput, cacheWrite5m, cacheWrite1h, reasoning);
    }
  }
}
