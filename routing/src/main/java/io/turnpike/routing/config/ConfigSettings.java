package io.turnpike.routing.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a node keeps compiled configs.
 *
 * @param memory roughly how much memory compiled plans may take; enough for 100,000 common ones
 * @param inlineMemory the same for documents that came with a request
 * @param resync how often they are compared with the database, to heal a lost announcement
 */
@ConfigurationProperties("turnpike.configs")
record ConfigSettings(
    @DefaultValue("128MB") DataSize memory,
    @DefaultValue("16MB") DataSize inlineMemory,
    @DefaultValue("30s") Duration resync) {

  ConfigSettings {
    if (memory.toBytes() < 1
        || inlineMemory.toBytes() < 1
        || resync.isNegative()
        || resync.isZero()) {
      throw new IllegalArgumentException(
          "turnpike.configs.memory, inline-memory and resync must be more than nothing.");
    }
  }
}
