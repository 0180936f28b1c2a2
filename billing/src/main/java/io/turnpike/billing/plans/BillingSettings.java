package io.turnpike.billing.plans;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param plans file of the plans that are offered; null for the product's own
 */
@ConfigurationProperties("turnpike.billing")
record BillingSettings(@Nullable Path plans) {}
