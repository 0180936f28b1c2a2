package io.turnpike.billing.testing;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.routing.Attempt;
import io.turnpike.routing.Cost;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.Outcome;
import io.turnpike.routing.TokenUsage;
import io.turnpike.routing.UsageEvent;
import io.turnpike.routing.UsageRecord.Opened;
import io.turnpike.routing.UsageSource;
import io.turnpike.routing.testing.Decisions;
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

  private static final List<String> MODELS = List.of("gpt-4o-mini", "o9", "demo/echo");
  private static final List<String> PROVIDERS = List.of("demo", "acme", "openai-eu");

  private Events() {}

  /** A plain success, priced from the catalogue. */
  public static UsageEvent succeeded(Tenant tenant) {
    return succeeded(tenant, TimeOrderedId.next(), now());
  }

  public static UsageEvent succeeded(Tenant tenant, UUID id, Instant startedAt) {
    TokenUsage usage = TokenUsage.of(1_000, 500);
    Cost cost = new Cost(450_000, "openai/gpt-4o-mini@2026-07-24");
    return event(
        tenant, id, startedAt, "acme", "gpt-4o-mini", Outcome.SUCCEEDED, usage, cost, "main");
  }

  public static Opened opened(Tenant tenant) {
    return opened(tenant, now());
  }

  public static Opened opened(Tenant tenant, Instant startedAt) {
    return new Opened(
        TimeOrderedId.next(),
        tenant.organization(),
        tenant.team(),
        tenant.teamSlug(),
        tenant.key(),
        "test key",
        startedAt,
        "main",
        3,
        "chat/completions",
        "gpt-4o-mini",
        true,
        1_234);
  }

  /** The end of {@code opened}. */
  public static UsageEvent closed(Tenant tenant, Opened opened) {
    return succeeded(tenant, opened.eventId(), opened.startedAt());
  }

  /** Anything that may happen, within the time that {@code before} now allows. */
  public static UsageEvent random(Random random, Tenant tenant, Duration before) {
    Instant startedAt = now().minusMillis((long) (random.nextDouble() * before.toMillis()));
    boolean asked = random.nextInt(10) > 0;
    TokenUsage usage = asked ? usage(random) : TokenUsage.NONE;
    Cost cost =
        asked && random.nextInt(5) > 0
            ? new Cost(random.nextLong(5_000_000_000L), "openai/o9@2026-07-24")
            : null;
    Outcome[] outcomes = Outcome.values();
    return event(
        tenant,
        idOf(random, startedAt),
        startedAt,
        asked ? pick(random, PROVIDERS) : null,
        asked ? pick(random, MODELS) : null,
        outcomes[random.nextInt(outcomes.length)],
        usage,
        cost,
        random.nextBoolean() ? "main" : null);
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
      @Nullable String provider,
      @Nullable String model,
      Outcome outcome,
      TokenUsage usage,
      @Nullable Cost cost,
      @Nullable String config) {
    boolean well = outcome == Outcome.SUCCEEDED;
    return new UsageEvent(
        id,
        tenant.organization(),
        tenant.team(),
        tenant.teamSlug(),
        tenant.key(),
        "test key",
        startedAt,
        config,
        config == null ? 0 : 3,
        "chat/completions",
        "gpt-4o-mini",
        true,
        provider == null ? List.of() : attempts(provider, String.valueOf(model)),
        provider,
        model,
        outcome,
        well ? 200 : 502,
        well ? null : "provider_failed",
        well ? null : "The provider answered 500.",
        usage,
        usage.equals(TokenUsage.NONE) ? UsageSource.NONE : UsageSource.PROVIDER,
        cost,
        12_000,
        345_000,
        "fallback:2/2 rate_limited",
        Map.of("feature", "search", "tab\tand\\slash", "line\nbreak"),
        "trace-1",
        "user-1",
        null,
        List.of(Decisions.EVERY_KIND.getFirst()));
  }

  private static List<Attempt> attempts(String provider, String model) {
    return List.of(
        new Attempt(
            1, "other", model, 10, 20, 900, -1, 950, 429, FailureClass.RATE_LIMITED, "Too many."),
        new Attempt(
            2,
            provider,
            model,
            960,
            970,
            11_000,
            12_000,
            344_000,
            200,
            null,
            null,
            "/targets/1",
            "second key",
            "half_open",
            TokenUsage.of(1_000, 500),
            UsageSource.PROVIDER,
            new Cost(450_000, "openai/gpt-4o-mini@2026-07-24")));
  }

  private static TokenUsage usage(Random random) {
    return new TokenUsage(
        random.nextInt(100_000),
        random.nextInt(1_000),
        random.nextInt(1_000),
        random.nextInt(1_000),
        random.nextInt(10_000),
        random.nextInt(1_000),
        random.nextInt(100),
        random.nextInt(100),
        random.nextInt(100));
  }

  private static String pick(Random random, List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
