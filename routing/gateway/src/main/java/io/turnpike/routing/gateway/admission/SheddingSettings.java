package io.turnpike.routing.gateway.admission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * When a node begins to refuse requests so that it can serve the others. At each limit whoever has
 * more than a fair share in flight is refused; further on large requests for whole answers; then
 * everything.
 *
 * @param inFlightPercent of {@code concurrency.per-node}
 * @param eventLoopLag 99th percentile of how late the event loops are
 * @param directMemoryPercent of what may be allocated outside the heap
 * @param heapPercent of the heap that is in use after a collection
 * @param large a request body of at least this size, not streamed, is large
 */
@ConfigurationProperties("turnpike.gateway.shedding")
record SheddingSettings(
    @DefaultValue("80") int inFlightPercent,
    @DefaultValue("200ms") Duration eventLoopLag,
    @DefaultValue("85") int directMemoryPercent,
    @DefaultValue("85") int heapPercent,
    @DefaultValue("32KB") DataSize large) {

  SheddingSettings {
    if (!isPercent(inFlightPercent) || !isPercent(directMemoryPercent) || !isPercent(heapPercent)) {
      throw new IllegalArgumentException(
          "turnpike.gateway.shedding.*-percent must be between 1 and 100.");
    }
    if (eventLoopLag.toMillis() < 1 || large.toBytes() < 1) {
      throw new IllegalArgumentException(
          "turnpike.gateway.shedding.event-loop-lag and large must be more than nothing.");
    }
  }

  private static boolean isPercent(int value) {
    return value >= 1 && value <= 100;
  }
}
