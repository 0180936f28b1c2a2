package io.turnpike.billing.pricing;

import io.turnpike.routing.ModelCatalog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A catalogue of the cards it is given. */
record FixedCatalog(List<ModelCard> all) implements ModelCatalog {

  FixedCatalog(ModelCard... cards) {
    this(List.of(cards));
  }

  @Override
  public @Nullable ModelCard find(String type, String model) {
    return models(type).stream().filter(card -> card.model().equals(model)).findAny().orElse(null);
  }

  @Override
  public List<ModelCard> models(String type) {
    return all.stream().filter(card -> card.type().equals(type)).toList();
  }
}
