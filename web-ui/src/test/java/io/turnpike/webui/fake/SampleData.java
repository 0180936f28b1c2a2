package io.turnpike.webui.fake;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Budgets;
import io.turnpike.billing.UsageLimits;
import io.turnpike.billing.WrittenScope;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.KeptAnswers;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
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
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.Teams;
import io.turnpike.tenants.providers.ConnectionUses;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnections;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A busy week of one organization, the same every time. Log in as ada@example.test. */
@Component
public class SampleData {

  public static final String SESSION = "sample-session";

  private final FakeAccounts accounts;
  private final GatewayKeys keys;
  private final Teams teams;
  private final FakeProviderConnections providers;
  private final RouteConfigs configs;
  private final FakeRequestLogs logs;
  private final FakeCircuitBreakers breakers;
  private final FakeBudgets budgets;
  private final FakeBudgetStandings standings;
  private final FakeUsageLimits limits;
  private final FakeKeptAnswers answers;
  private final SampleGuardrails guardrails;

  SampleData(
      FakeAccounts accounts,
      GatewayKeys keys,
      Teams teams,
      FakeProviderConnections providers,
      RouteConfigs configs,
      FakeRequestLogs logs,
      FakeCircuitBreakers breakers,
      FakeBudgets budgets,
      FakeBudgetStandings standings,
      FakeUsageLimits limits,
      FakeKeptAnswers answers,
      SampleGuardrails guardrails) {
    this.accounts = accounts;
    this.keys = keys;
    this.teams = teams;
    this.providers = providers;
    this.configs = configs;
    this.logs = logs;
    this.breakers = breakers;
    this.budgets = budgets;
    this.standings = standings;
    this.limits = limits;
    this.answers = answers;
    this.guardrails = guardrails;
  }

  public Actor fill() {
    Actor ada = accounts.person("ada@example.test", "Lovelace Analytics", Role.OWNER);
    accounts.open(ada, SESSION);
    teams.create(ada, "search", "Search").block();
    teams.create(ada, "support", "Customer support").block();
    providers
        .put(
            ada,
            "openai-eu",
            new ProviderConnections.Draft(
                "openai",
                null,
                new KeyChange.Exactly(
                    List.of(
                        new KeyChange.Given("primary", new Secret("x")),
                        new KeyChange.Given("batch", new Secret("y")))),
                new DataPolicy(true, true, "eu-west-1"),
                List.of("gpt-4o-mini", "gpt-4o", "text-embedding-3-small"),
                Map.of(),
                true,
                Map.of()))
        .block();
    providers.use(
        ada,
        "openai-eu",
        new ConnectionUses.Use("config", "first-call", 2),
        new ConnectionUses.Use("config", "support-bot", 1));
    providers
        .put(
            ada,
            "anthropic",
            new ProviderConnections.Draft(
                "anthropic",
                null,
                new KeyChange.One(new Secret("z")),
                DataPolicy.UNKNOWN,
                List.of(),
                Map.of(),
                true,
                Map.of()))
        .block();
    providers
        .put(
            ada,
            "vllm",
            new ProviderConnections.Draft(
                "openai-compatible",
                "http://10.0.0.7:8000/v1",
                new KeyChange.Keep(),
                DataPolicy.UNKNOWN,
                List.of(),
                Map.of("qwen3-32b", new ModelPrice(120, 350)),
                true,
                Map.of()))
        .block();
    configs.save(ada, "first-call", CONFIG.replace("gpt-4o", "gpt-4"), 0).block();
    configs.save(ada, "first-call", CONFIG, 1).block();
    configs.save(ada, "support-bot", CONFIG, 0).block();
    GatewayKey web = key(ada, "web-app", "default", Set.of());
    GatewayKey search = key(ada, "search-indexer", "search", Set.of("gpt-4o-mini", "qwen3-32b"));
    GatewayKey support = key(ada, "support-bot", "support", Set.of());
    spendRules(ada, web);
    guardrails.fill(ada);
    Random random = new Random(7);
    for (int i = 0; i < 320; i++) {
      long back = (long) (Math.pow(random.nextDouble(), 2) * 7 * 24 * 3600);
      GatewayKey key = List.of(web, search, support).get(random.nextInt(3));
      logs.add(event(ada, key, Instant.now().minusSeconds(back + 30), random));
    }
    logs.add(LongStory.by(ada));
    breakers.put(ada.organizationId(), FakeCircuitBreakers.closed("openai-eu", "gpt-4o"));
    breakers.put(ada.organizationId(), FakeCircuitBreakers.closed("openai-eu", "gpt-4o-mini"));
    breakers.put(ada.organizationId(), FakeCircuitBreakers.open("vllm", "qwen3-32b"));
    breakers.forceOpen(ada, "demo", "demo/slow", Duration.ofMinutes(10)).block();
    breakers.put(
        ada.organizationId(),
        FakeCircuitBreakers.refused("anthropic", "claude-haiku-4-5", label(ada, "anthropic")));
    answers.put(ada.organizationId(), new KeptAnswers.Stock(4_812, 9_640_000));
    return ada;
  }

  private String label(Actor actor, String connection) {
    return providers
        .find(actor.organizationId(), connection)
        .map(found -> found.credentials().getFirst().label())
        .block();
  }

  public UsageEvent event(Actor actor, GatewayKey key, Instant at, Random random) {
    int kind = random.nextInt(20);
    boolean failed = kind == 0;
    boolean rejected = kind == 1;
    boolean fellBack = kind > 1 && kind < 7;
    boolean unpriced = kind == 7;
    boolean cancelled = kind == 8;
    boolean interrupted = kind == 9;
    String model =
        unpriced
            ? "qwen3-32b"
            : List.of("gpt-4o-mini", "gpt-4o", "demo/echo").get(random.nextInt(3));
    String provider = unpriced ? "vllm" : model.startsWith("demo") ? "demo" : "openai-eu";
    long first = 90_000 + random.nextInt(900_000);
    long total = first + random.nextInt(2_400_000);
    TokenUsage usage =
        failed || rejected
            ? TokenUsage.NONE
            : TokenUsage.of(20 + random.nextInt(4_000), 5 + random.nextInt(800));
    Cost cost =
        failed || rejected || unpriced
            ? null
            : new Cost(
                usage.input() * 150 + usage.output() * 600, "openai/" + model + "@2026-07-24");
    Outcome outcome =
        failed
            ? Outcome.FAILED
            : rejected
                ? Outcome.REJECTED
                : cancelled
                    ? Outcome.CANCELLED
                    : interrupted ? Outcome.INTERRUPTED : Outcome.SUCCEEDED;
    return new UsageEvent(
        timed(at, random),
        new Who(actor.organizationId(), key.team(), key.teamSlug(), key.id(), key.name()),
        new Asked(
            rejected ? null : "first-call",
            rejected ? 0 : 2,
            "chat/completions",
            kind % 2 == 0,
            model),
        new CallLabels(
            Map.of("env", "production", "feature", "chat"),
            "4bf92f3577b34da6a3ce929d0e0e4736",
            null,
            null),
        new Decided(
            fellBack ? "fallback:2/2 rate_limited" : rejected ? null : "fallback:1/2",
            kind < 10 ? List.of() : SampleNotes.of(model, random)),
        attempts(rejected, failed, fellBack, provider, model, first, total),
        new Served(
            rejected ? null : new Upstream(provider, model),
            outcome,
            failed ? 502 : rejected ? 404 : cancelled ? 499 : 200,
            ErrorGiven.of(
                failed ? "all_targets_failed" : rejected ? "config_not_found" : null,
                failed
                    ? "No target could answer."
                    : rejected ? "There is no config named \"frist-call\"." : null)),
        new Bill(
            usage,
            usage.equals(TokenUsage.NONE)
                ? UsageSource.NONE
                : interrupted ? UsageSource.ESTIMATED : UsageSource.PROVIDER,
            cost),
        new Timing(at, failed || rejected ? -1 : first, rejected ? 900 : total));
  }

  private static List<Attempt> attempts(
      boolean rejected,
      boolean failed,
      boolean fellBack,
      String provider,
      String model,
      long first,
      long total) {
    if (rejected) {
      return List.of();
    }
    Attempt limited =
        new Attempt(
            1,
            new Where(new Upstream("demo", "demo/flaky")),
            new Timeline(800, 2_100, 61_000, -1, 62_000),
            new Result(429, FailureClass.RATE_LIMITED, "Too many requests."),
            Bill.NOTHING);
    Attempt down =
        new Attempt(
            2,
            new Where(new Upstream(provider, model)),
            new Timeline(63_000, 65_000, -1, -1, total),
            new Result(0, FailureClass.TIMEOUT, "No answer within 8 s."),
            Bill.NOTHING);
    if (failed) {
      return List.of(limited, down);
    }
    long start = fellBack ? 63_000 : 700;
    Attempt served =
        new Attempt(
            fellBack ? 2 : 1,
            new Where(new Upstream(provider, model)),
            new Timeline(start, start + 4_000, first - 20_000, first, total),
            new Result(200, null, null),
            Bill.NOTHING);
    return fellBack ? List.of(limited, served) : List.of(served);
  }

  private void spendRules(Actor ada, GatewayKey web) {
    WrittenScope all = new WrittenScope("organization", "", List.of());
    standings.use(
        budget(ada, "all", all, "500", "month", "soft"), "", 212_400_117_300L, 80_000_000);
    WrittenScope search = WrittenScope.of("team", "search");
    standings.use(
        budget(ada, "search", search, "50", "month", "hard"), "", 38_204_000_400L, 412_000_000);
    WrittenScope key = WrittenScope.of("key", web.id().toString());
    standings.use(budget(ada, "stranger", key, "1", "lifetime", "hard"), "", 1_000_420_000L, 0);
    budget(ada, "each-user", WrittenScope.of("user", "*"), "2.5", "day", "hard");
    limits
        .put(
            ada,
            "per-key",
            new UsageLimits.Draft(
                List.of(WrittenScope.of("key", "*")), "600", null, null, null, "minute"))
        .block();
    limits
        .put(
            ada,
            "customers",
            new UsageLimits.Draft(
                List.of(new WrittenScope("header", "x-customer", List.of())),
                null,
                null,
                null,
                "8",
                null))
        .block();
  }

  private Budget budget(
      Actor ada, String id, WrittenScope scope, String amount, String period, String mode) {
    return budgets
        .put(
            ada,
            id,
            new Budgets.Draft(
                List.of(scope), amount, period, null, mode, null, List.of("50", "80", "100")))
        .map(Budgets.Saved::budget)
        .block();
  }

  private GatewayKey key(Actor actor, String name, String team, Set<String> models) {
    return keys.create(
            actor, new GatewayKeys.Draft(name, team, "first-call", models, KeyRights.NONE, null))
        .block(Duration.ofSeconds(30))
        .key();
  }

  private static UUID timed(Instant at, Random random) {
    long high = (at.toEpochMilli() << 16) | 0x7000L | random.nextInt(0x1000);
    return new UUID(high, (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L);
  }

  private static final String CONFIG =
      """
      {
        "strategy": { "mode": "fallback", "on": ["rate_limited", "server_error", "timeout"] },
        "timeouts": { "first_token": "8s", "total": "120s" },
        "targets": [
          { "provider": "@openai-eu", "override_params": { "model": "gpt-4o" } },
          { "provider": "@demo", "override_params": { "model": "demo/echo" } }
        ]
      }
      """;
}
