package io.turnpike.routing.gateway.admission;

import io.netty.util.internal.PlatformDependent;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** How full memory is. */
final class Memory {

  private final @Nullable MemoryPoolMXBean old =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
          .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
          .orElse(null);

  /** What was left in the pool of long-lived objects after it was last collected; 0 if never. */
  double heapPercent() {
    MemoryUsage left = old == null ? null : old.getCollectionUsage();
    return left == null || left.getMax() <= 0 ? 0 : 100.0 * left.getUsed() / left.getMax();
  }

  /** Of what Netty may take outside the heap; 0 where it does not count. */
  double directPercent() {
    long used = PlatformDependent.usedDirectMemory();
    long most = PlatformDependent.maxDirectMemory();
    return used < 0 || most <= 0 ? 0 : 100.0 * used / most;
  }
}
