package io.turnpike.routing.cache.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is kept, and how long anybody waits for it.
 *
 * @param memory roughly how much answers may take in a node's memory
 * @param largestEntry the longest answer that is kept, in bytes as a client gets it
 * @param patience how long a request waits for Redis before it goes to its provider
 */
@ConfigurationProperties("turnpike.cache")
record CacheSettings(
    @DefaultValue("64MB") DataSize memory,
    @DefaultValue("1MB") DataSize largestEntry,
    @DefaultValue("40ms") Duration patience) {

  private static final DataSize MOST = DataSize.ofMegabytes(16);

  CacheSettings {
    if (memory.toBytes() < 1) {
      throw new IllegalArgumentException("turnpike.cache.memory must be more than nothing.");
    }
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("turnpike.cache.patience must be more than nothing.");
    }
    if (largestEntry.toBytes() < 1 || largestEntry.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "turnpike.cache.largest-entry must be more than nothing and at most " + MOST + ".");
    }
  }
}
