package io.turnpike.webui.fake;

import io.turnpike.routing.ModelCatalog;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
public class FakeModelCatalog implements ModelCatalog {

  @Override
  public ModelCard find(String type, String model) {
    return models(type).stream()
        .filter(card -> card.model().equals(model))
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<ModelCard> models(String type) {
    return all().stream().filter(card -> card.type().equals(type)).toList();
  }

  @Override
  public List<ModelCard> all() {
    return List.of(
        new ModelCard(
            "demo", "demo/echo", "Echo", 8_000, 8_000, List.of("chat"), List.of(), List.of()),
        new ModelCard(
            "demo", "demo/flaky", "Flaky", 8_000, 8_000, List.of("chat"), List.of(), List.of()),
        new ModelCard(
            "openai",
            "gpt-4o-mini",
            "GPT-4o mini",
            128_000,
            16_384,
            List.of("chat"),
            List.of(),
            List.of()));
  }
}
