package io.turnpike.routing.providers.catalog;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param catalog a file of the operator's with models and prices beside those of the product; null
 *     for none
 */
@ConfigurationProperties("turnpike")
record CatalogSettings(@Nullable Path catalog) {}
