package io.turnpike.billing.rerate;

import io.turnpike.billing.rerate.Earlier.Sum;
import io.turnpike.billing.rerate.EventAdjustment.Amounts;
import io.turnpike.billing.rerate.Rerating.Request;
import io.turnpike.billing.stored.RollUps;
import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.UsagePricing.Used;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.AttemptTotals;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.Unpriced;
import io.turnpike.tenants.providers.ProviderConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prices the attempts of one event after the other by what is known today. Not shared. An event
 * whose attempts do not add up to it, as of earlier releases, stays as it is.
 */
final class EventRerating {

  private static final String AND = " + ";

  private final UsagePricing pricing;
  private final Map<String, ProviderConnection> connections;
  private final Unpriced unpriced;
  private final Request request;
  private long unknown;

  EventRerating(
      UsagePricing pricing,
      Map<String, ProviderConnection> connections,
      Unpriced unpriced,
      Request request) {
    this.pricing = pricing;
    this.connections = connections;
    this.unpriced = unpriced;
    this.request = request;
  }

  /** Attempts met so far for which there is no price. */
  long unknown() {
    return unknown;
  }

  /** What became different, by provider and model; mostly nothing. */
  List<EventAdjustment> of(UsageEvent event, Map<Upstream, Sum> earlier) {
    return addsUp(event) ? adjusted(event, earlier) : List.of();
  }

  private List<EventAdjustment> adjusted(UsageEvent event, Map<Upstream, Sum> earlier) {
    Map<Upstream, Group> groups = new LinkedHashMap<>();
    for (Attempt attempt : event.attempts()) {
      if (isMeant(attempt)) {
        groups
            .computeIfAbsent(attempt.where().upstream(), _ -> new Group())
            .add(attempt, now(event, attempt));
      }
    }
    return adjusted(event, groups, earlier);
  }

  private List<EventAdjustment> adjusted(
      UsageEvent event, Map<Upstream, Group> groups, Map<Upstream, Sum> earlier) {
    Upstream served = event.served().upstream();
    int whole = wholeNow(event, groups, earlier) - wholeSoFar(earlier);
    List<EventAdjustment> adjustments = new ArrayList<>(1);
    if (whole != 0 && served != null && !groups.containsKey(served)) {
      groups.put(served, new Group().sameAs(earlier.getOrDefault(served, Earlier.NOTHING)));
    }
    groups.forEach(
        (upstream, group) -> {
          Sum so = earlier.getOrDefault(upstream, Earlier.NOTHING);
          EventAdjustment adjustment =
              EventAdjustment.of(
                  event.id(),
                  event.timing().startedAt(),
                  RollUps.place(event).of(upstream.connection(), upstream.model()),
                  group.amounts(so),
                  upstream.equals(served) ? whole : 0,
                  group.nowPriced(so));
          if (!adjustment.isNothing()) {
            adjustments.add(adjustment);
          }
        });
    return adjustments;
  }

  /** -1 where the request has nothing left without a price, and had. */
  private static int wholeNow(
      UsageEvent event, Map<Upstream, Group> groups, Map<Upstream, Sum> earlier) {
    int before = event.unpricedAttempts();
    int left = before;
    for (Group group : groups.values()) {
      left -= group.pricedNow;
    }
    for (Map.Entry<Upstream, Sum> each : earlier.entrySet()) {
      left += groups.containsKey(each.getKey()) ? 0 : each.getValue().unpricedAttempts();
    }
    return before > 0 && left <= 0 ? -1 : 0;
  }

  private static int wholeSoFar(Map<Upstream, Sum> earlier) {
    return earlier.values().stream().mapToInt(Sum::unpriced).sum();
  }

  private boolean isMeant(Attempt attempt) {
    Bill bill = attempt.bill();
    return bill.owes()
        && !bill.usage().equals(TokenUsage.NONE)
        && (request.model() == null || request.model().equals(attempt.model()))
        && (request.connection() == null || request.connection().equals(attempt.connection()));
  }

  /** Null where nobody knows; then what was known stays. */
  private @Nullable Cost now(UsageEvent event, Attempt attempt) {
    ProviderConnection connection = connections.get(attempt.connection());
    Instant at =
        event.timing().startedAt().plusNanos(Math.max(0, attempt.timeline().startMicros()) * 1_000);
    Used used = new Used(attempt.model(), attempt.answered(), attempt.bill().usage(), unpriced);
    Cost cost = connection == null ? null : pricing.price(connection, used, at);
    unknown += cost == null ? 1 : 0;
    return cost;
  }

  private static boolean addsUp(UsageEvent event) {
    Cost sum = new AttemptTotals(event.attempts()).cost();
    Cost told = event.bill().cost();
    return sum == null ? told == null : told != null && sum.nanoUsd() == told.nanoUsd();
  }

  /** The attempts of one event at one provider's model. */
  private static final class Group {

    private long old;
    private long now;
    private int pricedNow;
    private String oldVersion = "";
    private String newVersion = "";

    void add(Attempt attempt, @Nullable Cost price) {
      Cost was = attempt.bill().cost();
      Cost is = price == null ? was : price;
      old += was == null ? 0 : was.nanoUsd();
      now += is == null ? 0 : is.nanoUsd();
      pricedNow += was == null && is != null ? 1 : 0;
      oldVersion = with(oldVersion, was);
      newVersion = with(newVersion, is);
    }

    /** One of which nothing becomes different. */
    Group sameAs(Sum earlier) {
      now = earlier.delta();
      pricedNow = -earlier.unpricedAttempts();
      newVersion = earlier.version();
      return this;
    }

    Amounts amounts(Sum earlier) {
      long before = old + earlier.delta();
      String version = earlier.version().isEmpty() ? oldVersion : earlier.version();
      return new Amounts(before, now - before, version, newVersion);
    }

    int nowPriced(Sum earlier) {
      return -pricedNow - earlier.unpricedAttempts();
    }

    private static String with(String versions, @Nullable Cost cost) {
      String version = cost == null ? "" : cost.priceVersion();
      return version.isEmpty() || List.of(versions.split(" \\+ ")).contains(version)
          ? versions
          : versions.isEmpty() ? version : versions + AND + version;
    }
  }
}
