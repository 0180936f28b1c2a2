package io.turnpike.routing.gateway.plan;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.dialects.chat.ChatFixture;
import io.turnpike.routing.gateway.attempt.Candidates;
import io.turnpike.routing.gateway.attempt.TargetStats;
import io.turnpike.routing.gateway.attempt.TargetStats.Breaker;
import io.turnpike.routing.gateway.attempt.TargetStats.Standing;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.Chance;
import io.turnpike.routing.gateway.call.ClientConnection;
import io.turnpike.routing.gateway.call.RequestContext;
import io.turnpike.routing.gateway.call.ResolvedConnections;
import io.turnpike.routing.gateway.plan.eligibility.Eligibility;
import io.turnpike.routing.gateway.plan.order.Dice;
import io.turnpike.routing.gateway.plan.query.Facts;
import io.turnpike.routing.gateway.usage.AttemptDraft;
import io.turnpike.routing.gateway.usage.Drafts;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import io.turnpike.tenants.Unpriced;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A request and the world it meets, all of it told by the test: what connections declare, how
 * targets do, what they cost, and what each attempt ends with. Nothing is sent.
 */
public final class Scene {

  public static final Standing WELL = standing(Breaker.CLOSED, -1, 1, -1, 0, null);
  private static final DecisionNote.Shadowed UNWANTED =
      new DecisionNote.Shadowed("", "", "", null, "unwanted");
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9/v1");

  /** Connections that were asked, in order, and what chance each had. */
  public final List<String> asked = new ArrayList<>();

  public final List<Chance> chances = new ArrayList<>();
  public final Map<String, Standing> standings = new HashMap<>();
  public final Map<String, ModelCatalog.ModelCard> cards = new HashMap<>();
  public final Map<String, Long> prices = new HashMap<>();
  public final Map<String, DataPolicy> policies = new HashMap<>();
  public final Map<String, List<String>> allowLists = new HashMap<>();
  public final Map<String, String> headers = new HashMap<>();
  public final Map<String, String> metadata = new HashMap<>();
  public final Set<String> missing = new HashSet<>();
  public final Set<String> unavailable = new HashSet<>();
  public final List<DecisionNote.Shadowed> shadows = new ArrayList<>();
  public Requirements requirements = Requirements.NONE;
  public String body = "{\"messages\":[]}";
  public @Nullable String user;
  public Unpriced unpriced = Unpriced.ALLOW;
  public Dice dice = seeded(1);
  public boolean retriesAllowed = true;

  /** By what the test says of each connection, unless it says otherwise. */
  public TargetStats watched =
      (_, candidate) -> standings.getOrDefault(candidate.connection().name(), WELL);

  private final Map<String, List<AttemptFailed>> failures = new HashMap<>();
  private UsageDraft draft = new UsageDraft("chat/completions", (_, _, _, _) -> null);

  public static Dice seeded(long seed) {
    Random random = new Random(seed);
    return random::nextDouble;
  }

  public static Standing standing(
      Breaker breaker,
      long openedMillisAgo,
      double health,
      long firstTokenMicros,
      int inFlight,
      @Nullable Duration cooldown) {
    return new Standing(
        breaker, openedMillisAgo, health, firstTokenMicros, -1, -1, inFlight, cooldown);
  }

  public static Standing open(long millis) {
    return standing(Breaker.OPEN, millis, 0, -1, 0, null);
  }

  /** The next attempt at this connection ends so; further calls queue up. */
  public Scene fails(String connection, FailureClass failure, int status) {
    return fails(connection, new AttemptFailed(failure, "code", "sentence", status, null));
  }

  public Scene fails(String connection, AttemptFailed failure) {
    failures.computeIfAbsent(connection, _ -> new ArrayList<>()).add(failure);
    return this;
  }

  public Mono<Void> walk(Step root) {
    PlanEvaluation plan = evaluation(root);
    TargetAttempts attempts = new TargetAttempts(plan, this::attempt, (_, _) -> retriesAllowed);
    ShadowTraffic traffic =
        (_, shadow, candidate) -> {
          DecisionNote.Shadowed shadowed =
              new DecisionNote.Shadowed(
                  shadow.at(),
                  candidate.connection().name(),
                  candidate.model(),
                  new UUID(9, 9),
                  null);
          shadows.add(shadowed);
          return shadowed;
        };
    return Mono.defer(() -> new PlanWalk(plan, attempts, new Shadowing(plan, traffic)).walk());
  }

  /** Carries out the plan of a request like one that was made before; every attempt succeeds. */
  void again(Call like) {
    Call call =
        new Call(
            like.caller(),
            like.operation(),
            like.body(),
            like.plan(),
            like.connections(),
            like.chosen(),
            like.requirements(),
            like.forwarded(),
            like.labels(),
            new RequestContext(System.nanoTime(), null),
            new UsageDraft("chat/completions", (_, _, _, _) -> null),
            like.client(),
            like.delivery());
    PlanEvaluation plan = evaluation(call);
    TargetAttempts attempts = new TargetAttempts(plan, (_, _, _) -> Mono.empty(), (_, _) -> true);
    new PlanWalk(plan, attempts, new Shadowing(plan, (_, _, _) -> UNWANTED)).walk().subscribe();
  }

  public PlanEvaluation evaluation(Step root) {
    return evaluation(call(root));
  }

  private PlanEvaluation evaluation(Call call) {
    Eligibility eligibility =
        new Eligibility(call, new Candidates(new Cards()), watched, this::price);
    return PlanEvaluation.of(call, eligibility, new Facts(call), dice);
  }

  /** Of a new request. */
  public Call call(Step root) {
    draft = new UsageDraft("chat/completions", (_, _, _, _) -> null);
    RoutePlan plan = new RoutePlan("plan", 1, root);
    Map<String, Opened> opened = new HashMap<>();
    for (String name : plan.connections()) {
      if (!missing.contains(name) && !unavailable.contains(name)) {
        opened.put(name, new Opened(connection(name), List.of()));
      }
    }
    Map<String, Unavailable> faults = new HashMap<>();
    unavailable.forEach(name -> faults.put(name, new Unavailable("The store is away.")));
    return new Call(
        caller(),
        ChatFixture.COMPLETIONS,
        ChatFixture.scan(body),
        plan,
        new ResolvedConnections(opened, faults),
        null,
        requirements,
        List.of(),
        new CallLabels(Map.copyOf(metadata), null, user, null),
        new RequestContext(System.nanoTime(), null),
        draft,
        new Headers(),
        (_, _) -> Mono.error(new AssertionError("Nothing is sent.")));
  }

  public UsageDraft draft() {
    return draft;
  }

  public <T extends DecisionNote> List<T> notes(Class<T> type) {
    return draft.notes().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Codes of what was left out. */
  public List<String> excluded() {
    return notes(DecisionNote.Excluded.class).stream().map(DecisionNote.Excluded::code).toList();
  }

  private Mono<Void> attempt(Call call, Candidate candidate, Chance chance) {
    String name = candidate.connection().name();
    asked.add(name);
    chances.add(chance);
    call.context().attempts().take();
    List<AttemptFailed> left = failures.getOrDefault(name, List.of());
    if (!left.isEmpty() && FallbackRule.wasLeftOut(left.getFirst())) {
      AttemptFailed refused = left.removeFirst();
      call.context().attempts().giveBack();
      call.draft().skipped(name, candidate.model(), refused.failure(), refused.sentence());
      return Mono.error(refused);
    }
    AttemptDraft attempt = Drafts.dispatch(call.draft(), candidate.connection(), candidate.model());
    if (left.isEmpty()) {
      attempt.served();
      return Mono.empty();
    }
    AttemptFailed failure = left.removeFirst();
    attempt.failed(failure.failure(), failure.sentence());
    return Mono.error(failure);
  }

  private ProviderConnection connection(String name) {
    return new ProviderConnection(
        name,
        "openai",
        NOWHERE,
        false,
        List.of(),
        policies.getOrDefault(name, DataPolicy.UNKNOWN),
        allowLists.getOrDefault(name, List.of()),
        Map.of(),
        1,
        null);
  }

  private @Nullable Cost price(
      ProviderConnection connection, String model, TokenUsage usage, java.time.Instant at) {
    Long price = prices.get(connection.name());
    return price == null
        ? null
        : new Cost(price * (usage.totalInput() + usage.totalOutput()), "test");
  }

  private Caller caller() {
    return new Caller(
        new OrganizationId(new UUID(1, 1)),
        new TeamId(new UUID(2, 2)),
        "research",
        new KeyId(new UUID(3, 3)),
        "notebook",
        null,
        Set.of(),
        KeyRights.NONE,
        unpriced);
  }

  /** Cards by model. */
  private final class Cards implements ModelCatalog {

    @Override
    public @Nullable ModelCard find(String type, String model) {
      return cards.get(model);
    }

    @Override
    public List<ModelCard> models(String type) {
      return all();
    }

    @Override
    public List<ModelCard> all() {
      return List.copyOf(cards.values());
    }
  }

  /** Answers for headers alone. */
  private final class Headers implements ClientConnection {

    @Override
    public @Nullable String header(String name) {
      return headers.get(name);
    }

    @Override
    public long pendingBytes() {
      return 0;
    }

    @Override
    public void cutOff() {
      throw new UnsupportedOperationException();
    }

    @Override
    public EventExecutor loop() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ByteBufAllocator allocator() {
      throw new UnsupportedOperationException();
    }
  }
}
