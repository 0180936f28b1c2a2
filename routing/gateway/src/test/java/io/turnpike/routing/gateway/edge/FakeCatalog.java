package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.ModelCatalog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows one model of OpenAI's, and one of the demo's that carries its connection's name. */
final class FakeCatalog implements ModelCatalog {

  /** Reads 1,000 tokens and writes 100. */
  static final String MEASURED = "measured";

  private static final List<ModelCard> CARDS =
      List.of(
          card("openai", "gpt-4o-mini"),
          card("demo", "demo/echo"),
          measured("openai"),
          measured("anthropic"));

  @Override
  public @Nullable ModelCard find(String type, String model) {
    return models(type).stream()
        .filter(card -> card.model().equals(model))
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<ModelCard> models(String type) {
    return CARDS.stream().filter(card -> card.type().equals(type)).toList();
  }

  @Override
  public List<ModelCard> all() {
    return CARDS;
  }

  private static ModelCard measured(String type) {
    return new ModelCard(type, MEASURED, MEASURED, 1_000, 100, List.of(), List.of(), List.of());
  }

  private static ModelCard card(String type, String model) {
    return new ModelCard(type, model, model, 0, 0, List.of(), List.of(), List.of());
  }
}
