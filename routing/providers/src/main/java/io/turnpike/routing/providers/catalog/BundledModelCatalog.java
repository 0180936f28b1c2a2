package io.turnpike.routing.providers.catalog;

import io.turnpike.routing.ModelCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The catalogue of the files that come with the product, read and checked once at start. */
@Component
final class BundledModelCatalog implements ModelCatalog {

  private static final String FILES = "classpath*:catalog/*.json";

  private final List<ModelCard> all;
  private final Map<String, List<ModelCard>> byType;
  private final Map<String, Map<String, ModelCard>> byName;

  BundledModelCatalog() {
    this(files());
  }

  BundledModelCatalog(List<ModelCard> cards) {
    CatalogCheck.check(cards);
    all = List.copyOf(cards);
    byType = cards.stream().collect(Collectors.groupingBy(ModelCard::type));
    byName =
        cards.stream()
            .collect(
                Collectors.groupingBy(
                    ModelCard::type, Collectors.toMap(ModelCard::model, Function.identity())));
  }

  /** Also finds a model that the catalogue lists with the type in front: {@code demo/echo}. */
  @Override
  public @Nullable ModelCard find(String type, String model) {
    Map<String, ModelCard> models = byName.getOrDefault(type, Map.of());
    ModelCard exact = models.get(model);
    return exact != null ? exact : models.get(type + "/" + model);
  }

  @Override
  public List<ModelCard> models(String type) {
    return byType.getOrDefault(type, List.of());
  }

  @Override
  public List<ModelCard> all() {
    return all;
  }

  private static List<ModelCard> files() {
    Map<String, List<ModelCard>> byFile = new TreeMap<>();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
        byFile.put(String.valueOf(file.getFilename()), cards(file));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The model catalogue cannot be read", unreadable);
    }
    return byFile.values().stream().flatMap(List::stream).toList();
  }

  private static List<ModelCard> cards(Resource file) throws IOException {
    try (InputStream in = file.getInputStream()) {
      return CatalogFile.read(in).cards();
    }
  }
}
