package io.turnpike.routing.providers.rules;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param rules a file of the operator's, whose rules go before those of the product; null for none
 */
@ConfigurationProperties("turnpike.model")
record ModelRulesSettings(@Nullable Path rules) {}
