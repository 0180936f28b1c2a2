package io.turnpike.routing.providers.catalog;

import io.turnpike.routing.ModelCatalog.ModelCard;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The catalogue's files on the class path: one for each type of connections. */
final class CatalogFiles {

  private static final String FILES = "classpath*:catalog/*.json";

  private CatalogFiles() {}

  static CatalogTable bundled() {
    Map<String, List<ModelCard>> byFile = new TreeMap<>();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
        byFile.put(String.valueOf(file.getFilename()), cards(file));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The model catalogue cannot be read", unreadable);
    }
    return new CatalogTable(byFile.values().stream().flatMap(List::stream).toList());
  }

  private static List<ModelCard> cards(Resource file) throws IOException {
    try (InputStream in = file.getInputStream()) {
      return CatalogFile.read(in).cards();
    }
  }
}
