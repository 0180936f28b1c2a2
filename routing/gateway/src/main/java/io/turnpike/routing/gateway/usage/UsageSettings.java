package io.turnpike.routing.gateway.usage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param journal whether usage is recorded; off only for measuring what recording costs
 */
@ConfigurationProperties("turnpike.usage")
record UsageSettings(@DefaultValue("on") boolean journal) {}
