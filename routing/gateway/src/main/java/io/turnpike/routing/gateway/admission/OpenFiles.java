package io.turnpike.routing.gateway.admission;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Says at the start when the system lets this process open too few files for what it lets in. */
@Component
final class OpenFiles implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(OpenFiles.class);

  /** The client's connection and the provider's. */
  private static final long PER_REQUEST = 2;

  /** Programs, stores, the journal, connections between two requests. */
  private static final long OTHERS = 500;

  private final ConcurrencySettings settings;

  OpenFiles(ConcurrencySettings settings) {
    this.settings = settings;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      String warning = warning(system.getMaxFileDescriptorCount(), settings.perNode());
      if (warning != null) {
        log.warn(warning);
      }
    }
  }

  /** Null when there are enough, or nobody counts them. */
  static @Nullable String warning(long most, int requests) {
    long needed = PER_REQUEST * requests + OTHERS;
    return most < 0 || most >= needed
        ? null
        : ("This process may open %d files, and %d requests in flight"
                + " (turnpike.gateway.concurrency.per-node) need about %d:"
                + " raise the limit (ulimit -n, LimitNOFILE), or lower the setting.")
            .formatted(most, requests, needed);
  }
}
