package io.turnpike.billing.catalog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param catalog a file, or the address of a document, with models and prices of the operator's;
 *     null for none
 * @param catalogInterval how often the address is asked; a file is looked at every few seconds
 */
@ConfigurationProperties("turnpike")
record CatalogSettings(@Nullable String catalog, @DefaultValue("1h") Duration catalogInterval) {

  private static final Duration SHORTEST = Duration.ofMinutes(1);

  CatalogSettings {
    if (catalogInterval.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "TURNPIKE_CATALOG_INTERVAL (turnpike.catalog-interval) must be a minute or longer, for"
              + " example 1h.");
    }
  }

  boolean isAddress() {
    return catalog != null && catalog.matches("(?i)[a-z][a-z0-9+.-]*://.*");
  }

  boolean isNothing() {
    return catalog == null || catalog.isBlank();
  }
}
