package io.turnpike.routing.providers.catalog;

import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.Facts;
import io.turnpike.routing.ModelCatalog.ModelCard;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
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

  /** Fails when something is missing. */
  CatalogFile {
    required("type", type);
    required("models", models);
  }

  static void required(String key, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("\"" + key + "\" is missing");
    }
  }

  /** Fails when a key is unknown or a price is no whole number. */
  static CatalogFile read(InputStream in) throws IOException {
    return JSON.readValue(in, CatalogFile.class);
  }

  /** The same of one such document, or of a list of them. */
  static List<CatalogFile> readAll(InputStream in) {
    JsonNode json = JSON.readTree(in);
    return json.isArray()
        ? json.valueStream().map(CatalogFile::read).toList()
        : List.of(read(json));
  }

  private static CatalogFile read(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalStateException(
          "It is no object with \"type\" and \"models\", and no list of those.");
    }
    return JSON.treeToValue(json, CatalogFile.class);
  }

  List<ModelCard> cards() {
    return models.stream().map(entry -> entry.card(type)).toList();
  }

  /**
   * @param context tokens; null or 0 where nobody knows
   * @param maxOutput likewise
   */
  record Entry(
      String model,
      String title,
      @Nullable Long context,
      @Nullable Long maxOutput,
      List<String> capabilities,
      List<String> lacks,
      @Nullable List<String> inputs,
      @Nullable List<String> outputs,
      @Nullable String released,
      @Nullable Boolean openWeights,
      @Nullable LocalDate retires,
      List<CatalogPrice> prices) {

    Entry {
      required("model", model);
      required("title", title);
      required("capabilities", capabilities);
      required("lacks", lacks);
      required("prices", prices);
    }

    ModelCard card(String type) {
      return new ModelCard(
          type,
          model,
          title,
          known(context),
          known(maxOutput),
          capabilities,
          lacks,
          oldestFirst(prices.stream().map(CatalogPrice::usual)),
          oldestFirst(prices.stream().flatMap(CatalogPrice::special)),
          facts());
    }

    private static long known(@Nullable Long tokens) {
      return tokens == null ? 0 : tokens;
    }

    private Facts facts() {
      return new Facts(
          inputs == null ? List.of() : inputs,
          outputs == null ? List.of() : outputs,
          released,
          openWeights,
          retires);
    }

    private static List<DatedPrice> oldestFirst(Stream<DatedPrice> prices) {
      return prices.sorted(Comparator.comparing(DatedPrice::from)).toList();
    }
  }
}
