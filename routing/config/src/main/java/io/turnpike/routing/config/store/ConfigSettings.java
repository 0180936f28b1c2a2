package io.turnpike.routing.config.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a node keeps compiled configs, and how many there may be.
 *
 * @param memory roughly how much memory compiled plans may take; enough for 100,000 common ones
 * @param inlineMemory the same for documents that came with a request
 * @param perOrganization most configs that one organization may have
 * @param resync how often they are compared with the database, to heal a lost announcement
 */
@ConfigurationProperties("turnpike.configs")
record ConfigSettings(
    @DefaultValue("128MB") DataSize memory,
    @DefaultValue("16MB") DataSize inlineMemory,
    @DefaultValue("100000") int perOrganization,
    @DefaultValue("30s") Duration resync) {

  ConfigSettings {
    if (memory.toBytes() < 1
        || inlineMemory.toBytes() < 1
        || perOrganization < 1
        || resync.isNegative()
        || resync.isZero()) {
      throw new IllegalArgumentException(
          "turnpike.configs.memory, inline-memory, per-organization and resync must be more than"
              + " nothing.");
    }
  }
}
