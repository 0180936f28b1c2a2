package io.turnpike.routing.providers.catalog;

import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
      List<CatalogPrice> prices) {

    ModelCard card(String type) {
      return new ModelCard(
          type,
          model,
          title,
          context,
          maxOutput,
          capabilities,
          lacks,
          oldestFirst(prices.stream().map(CatalogPrice::usual)),
          oldestFirst(prices.stream().flatMap(CatalogPrice::special)));
    }

    private static List<DatedPrice> oldestFirst(Stream<DatedPrice> prices) {
      return prices.sorted(Comparator.comparing(DatedPrice::from)).toList();
    }
  }
}
