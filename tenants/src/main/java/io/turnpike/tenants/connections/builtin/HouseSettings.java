package io.turnpike.tenants.connections.builtin;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param connections file of the operator's own connections; null for none
 */
@ConfigurationProperties("turnpike.house")
record HouseSettings(@Nullable Path connections) {}
