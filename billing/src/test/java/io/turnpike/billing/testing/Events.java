package io.turnpike.billing.testing;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.AttemptTotals;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.Decisions;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Decided;
import io.turnpike.routing.usage.UsageEvent.ErrorGiven;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Served;
import io.turnpike.routing.usage.UsageEvent.Timing;
import io.turnpike.routing.usage.UsageEvent.Who;
import io.turnpike.routing.usage.UsageRecord.Opened;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Usage events as the data plane would make them. */
public final class Events {

  private static final Map<String, String> METADATA =
      Map.of("feature", "search", "tab\tand\\slash", "line\nbreak");

  private Events() {}

  /** A plain success, priced from the catalogue. */
  public static UsageEvent succeeded(Tenant tenant) {
    return succeeded(tenant, TimeOrderedId.next(), now());
  }

  public static UsageEvent succeeded(Tenant tenant, UUID id, Instant startedAt) {
    Cost cost = new Cost(450_000, "openai/gpt-4o-mini@2026-07-24");
    return event(
        tenant,
        id,
        startedAt,
        Outcome.SUCCEEDED,
        "main",
        List.of(
            Tries.refused(1, "other", "gpt-4o-mini"),
            Tries.paid(2, "acme", "gpt-4o-mini", TokenUsage.of(1_000, 500), cost)));
  }

  public static Opened opened(Tenant tenant) {
    return opened(tenant, now());
  }

  public static Opened opened(Tenant tenant, Instant startedAt) {
    return new Opened(
        TimeOrderedId.next(), who(tenant), asked("main"), CallLabels.NONE, startedAt, 1_234);
  }

  /** The end of {@code opened}. */
  public static UsageEvent closed(Tenant tenant, Opened opened) {
    return succeeded(tenant, opened.eventId(), opened.startedAt());
  }

  /** The same with another decision record. */
  public static UsageEvent noted(UsageEvent event, List<DecisionNote> notes) {
    return with(event, new Decided(event.decided().summary(), notes), event.attempts());
  }

  /** The same as of a client that wrote other labels on it. */
  public static UsageEvent labelled(UsageEvent event, CallLabels labels) {
    return new UsageEvent(
        event.id(),
        event.who(),
        event.asked(),
        labels,
        event.decided(),
        event.attempts(),
        event.served(),
        event.bill(),
        event.timing());
  }

  /** The same with other attempts, whatever its bill says. */
  public static UsageEvent with(UsageEvent event, Attempt... attempts) {
    return with(event, event.decided(), List.of(attempts));
  }

  /** A success that took these attempts; the last one served. */
  public static UsageEvent tried(Tenant tenant, Attempt... attempts) {
    Instant now = now();
    return event(tenant, TimeOrderedId.next(), now, Outcome.SUCCEEDED, "main", List.of(attempts));
  }

  /** Anything that may happen, within the time that {@code before} now allows. */
  public static UsageEvent random(Random random, Tenant tenant, Duration before) {
    Instant startedAt = now().minusMillis((long) (random.nextDouble() * before.toMillis()));
    Outcome[] outcomes = Outcome.values();
    return event(
        tenant,
        idOf(random, startedAt),
        startedAt,
        outcomes[random.nextInt(outcomes.length)],
        config(random),
        Tries.random(random));
  }

  private static @Nullable String config(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> "inline:00000000000" + random.nextInt(4);
      default -> "main";
    };
  }

  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  private static UUID idOf(Random random, Instant time) {
    return new UUID(
        time.toEpochMilli() << 16 | 0x7000L | random.nextInt(0x1000),
        random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
  }

  private static UsageEvent event(
      Tenant tenant,
      UUID id,
      Instant startedAt,
      Outcome outcome,
      @Nullable String config,
      List<Attempt> attempts) {
    return new UsageEvent(
        id,
        who(tenant),
        asked(config),
        new CallLabels(METADATA, "trace-1", "user-1", null),
        new Decided("fallback:2/2 rate_limited", List.of(Decisions.EVERY_KIND.getFirst())),
        attempts,
        served(outcome, attempts),
        new AttemptTotals(attempts).bill(),
        new Timing(startedAt, 12_000, 345_000));
  }

  private static UsageEvent with(UsageEvent event, Decided decided, List<Attempt> attempts) {
    return new UsageEvent(
        event.id(),
        event.who(),
        event.asked(),
        event.labels(),
        decided,
        attempts,
        event.served(),
        event.bill(),
        event.timing());
  }

  private static Who who(Tenant tenant) {
    return new Who(
        tenant.organization(), tenant.team(), tenant.teamSlug(), tenant.key(), "test key");
  }

  private static Asked asked(@Nullable String config) {
    int version = "main".equals(config) ? 3 : 0;
    return new Asked(config, version, "chat/completions", true, "gpt-4o-mini");
  }

  private static Served served(Outcome outcome, List<Attempt> attempts) {
    Upstream last = attempts.isEmpty() ? null : attempts.getLast().where().upstream();
    return outcome == Outcome.SUCCEEDED
        ? new Served(last, outcome, 200, null)
        : new Served(
            last, outcome, 502, new ErrorGiven("provider_failed", "The provider answered 500."));
  }
}
