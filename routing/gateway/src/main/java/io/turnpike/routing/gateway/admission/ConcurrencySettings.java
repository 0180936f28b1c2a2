package io.turnpike.routing.gateway.admission;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests in flight at one time; more are refused, none wait.
 *
 * @param perNode over all tenants; beyond it 503
 * @param perTenant of one organization on this node; beyond it 429
 */
@ConfigurationProperties("turnpike.gateway.concurrency")
record ConcurrencySettings(
    @DefaultValue("10000") int perNode, @DefaultValue("7500") int perTenant) {

  ConcurrencySettings {
    if (perNode < 1 || perTenant < 1) {
      throw new IllegalArgumentException("turnpike.gateway.concurrency.* must be at least 1.");
    }
  }
}
