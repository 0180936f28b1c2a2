package io.turnpike.routing.gateway.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.OrganizationId;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Gives requests a place among those in flight, as long as there is room. */
@Component
@EnableConfigurationProperties({ConcurrencySettings.class, SheddingSettings.class})
public class Admissions {

  private static final long SOON_SECONDS = 1;

  private final ConcurrencySettings settings;
  private final SheddingSettings shedding;
  private final NodeLoad load;
  private final MeterRegistry meters;
  private final AtomicInteger node = new AtomicInteger();
  private final AtomicInteger active = new AtomicInteger();

  /** Weak values: a tenant's count lives as long as somebody holds a place in it. */
  private final Cache<OrganizationId, AtomicInteger> tenants =
      Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

  Admissions(
      ConcurrencySettings settings,
      SheddingSettings shedding,
      NodeLoad load,
      MeterRegistry meters) {
    this.settings = settings;
    this.shedding = shedding;
    this.load = load;
    this.meters = meters;
    meters.gauge("turnpike.gateway.requests.active", node);
  }

  /**
   * Throws {@link GatewayFailure} when there is no place. The admission must be closed.
   *
   * @param wholeBytes size of a request that wants a whole answer; 0 for one that is streamed
   */
  public Admission enter(Caller caller, long wholeBytes) {
    AtomicInteger tenant = tenants.get(caller.organization(), _ -> new AtomicInteger());
    if (!take(node, settings.perNode())) {
      throw shed("full");
    }
    Admission place = new Admission(node, tenant, active);
    int mine = place.take();
    try {
      refuse(mine, wholeBytes);
    } catch (GatewayFailure refused) {
      place.close();
      throw refused;
    }
    return place;
  }

  private void refuse(int mine, long wholeBytes) {
    boolean large = wholeBytes >= shedding.large().toBytes();
    String reason =
        new Shedding(load.pressure(), node.get(), settings.perNode(), mine, active.get(), large)
            .reason(shedding.inFlightPercent());
    if (reason != null) {
      throw shed(reason);
    }
    if (mine > settings.perTenant()) {
      throw full(
          429,
          "concurrency_limit",
          "This organization already has " + settings.perTenant() + " requests in flight.");
    }
  }

  private GatewayFailure shed(String reason) {
    meters.counter("turnpike.gateway.requests.shed", "reason", reason).increment();
    return full(
        503,
        "gateway_overloaded",
        switch (reason) {
          case "share" ->
              "The gateway is busy, and this organization has more than its share of it in flight.";
          case "large" -> "The gateway is busy and takes no large requests; stream them, or wait.";
          case "full" -> "The gateway is at its limit of requests in flight.";
          default -> "The gateway is too busy to take requests.";
        });
  }

  private static boolean take(AtomicInteger places, int most) {
    if (places.incrementAndGet() <= most) {
      return true;
    }
    places.decrementAndGet();
    return false;
  }

  private static GatewayFailure full(int status, String code, String sentence) {
    return GatewayFailure.of(status, code, sentence).retryAfter(SOON_SECONDS);
  }

  /**
   * Whom to refuse so that the rest is served: first tenants above their share, then large requests
   * for whole answers, then all.
   *
   * @param load how the process is doing
   * @param node requests in flight on the node, this one included
   * @param most that may be
   * @param tenant those of this tenant, this one included
   * @param tenants how many have any
   * @param large whether it is a large request for a whole answer
   */
  private record Shedding(
      Pressure load, int node, int most, int tenant, int tenants, boolean large) {

    /** Why it is refused, for a meter; null when it is not. */
    @Nullable String reason(int inFlightPercent) {
      Pressure full = Pressure.ofShare(100.0 * node / most, inFlightPercent);
      return switch (load.or(full == Pressure.ALL ? Pressure.LARGE : full)) {
        case NONE -> null;
        case GREEDY -> isGreedy() ? "share" : null;
        case LARGE -> isGreedy() ? "share" : large ? "large" : null;
        case ALL -> "all";
      };
    }

    /** Of what there is room for, or, where the process itself suffers, of what there is. */
    private boolean isGreedy() {
      int shared = load == Pressure.NONE ? most : node;
      return tenant > Math.max(1, Math.ceilDiv(shared, Math.max(1, tenants)));
    }
  }
}
