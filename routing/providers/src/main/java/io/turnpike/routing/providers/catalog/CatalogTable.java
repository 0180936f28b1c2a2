package io.turnpike.routing.providers.catalog;

import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.ModelCard;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cards as they are looked up. A look-up is two looks into maps. */
final class CatalogTable {

  private static final String RESOURCE = "arn:";

  private final List<ModelCard> all;
  private final Map<String, List<ModelCard>> byType;
  private final Map<String, Map<String, ModelCard>> byName = new HashMap<>();
  private final Map<String, DatedPrice> byVersion = new HashMap<>();

  /** Throws IllegalStateException for a catalogue that money could not be counted with. */
  CatalogTable(List<ModelCard> cards) {
    CatalogCheck.check(cards);
    all = List.copyOf(cards);
    byType =
        cards.stream()
            .collect(
                Collectors.groupingBy(
                    ModelCard::type, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    cards.forEach(this::add);
  }

  private void add(ModelCard card) {
    byName.computeIfAbsent(card.type(), _ -> new HashMap<>()).put(card.model(), card);
    card.prices().forEach(price -> byVersion.put(price.version(), price));
    card.specialPrices().forEach(price -> byVersion.put(price.version(), price));
  }

  @Nullable ModelCard find(String type, String model) {
    Map<String, ModelCard> models = byName.getOrDefault(type, Map.of());
    ModelCard exact = models.get(model);
    if (exact != null) {
      return exact;
    }
    return model.indexOf('/') < 0 ? models.get(type + "/" + model) : ofResource(models, model);
  }

  /** AWS's name of a model or a profile of its own as a resource ends in the short one. */
  private static @Nullable ModelCard ofResource(Map<String, ModelCard> models, String model) {
    return model.startsWith(RESOURCE)
        ? models.get(model.substring(model.lastIndexOf('/') + 1))
        : null;
  }

  List<ModelCard> models(String type) {
    return byType.getOrDefault(type, List.of());
  }

  List<ModelCard> all() {
    return all;
  }

  @Nullable DatedPrice priced(String version) {
    return byVersion.get(version);
  }
}
