package io.turnpike.routing.gateway.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.crypto.MasterKey;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.infra.crypto.Vault;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.infra.journal.Journal;
import io.turnpike.infra.redis.Redis;
import io.turnpike.infra.settings.PublicUrl;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.admission.AdmissionControl;
import io.turnpike.routing.admission.KeyReport;
import io.turnpike.routing.admission.KeyReport.Report;
import io.turnpike.routing.admission.PriceCeilings;
import io.turnpike.routing.admission.PriceCeilings.Asked;
import io.turnpike.routing.admission.Quote.Rates;
import io.turnpike.routing.alias.ModelAliases;
import io.turnpike.routing.cache.AnswerCache;
import io.turnpike.routing.cache.meaning.AnswerComparison;
import io.turnpike.routing.cache.meaning.Embedder;
import io.turnpike.routing.cache.meaning.MeaningIndex;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.gateway.attempt.health.Connections;
import io.turnpike.routing.gateway.attempt.health.TargetHealth;
import io.turnpike.routing.gateway.attempt.health.Targets;
import io.turnpike.routing.gateway.edge.connection.GuardedServer;
import io.turnpike.routing.guard.GuardrailSets;
import io.turnpike.routing.guard.GuardrailSets.Applied;
import io.turnpike.routing.plan.CacheRule;
import io.turnpike.routing.plan.GuardrailRules;
import io.turnpike.routing.plan.PlanRules;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.routing.providers.ProviderAdapters;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageRecord;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.GatewayKeys.KeyVerdict;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.providers.ProviderConnections.Credential;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * The data plane on a port of its own: the real beans of this module behind a real server, with
 * hand-written facades of the modules it asks, and a journal that keeps what it is given.
 */
public final class GatewayFixture implements AutoCloseable {

  public static final String KEY = "tp_good";
  public static final String PUBLIC_URL = "https://gateway.example.com";
  private static final String MASTER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  public static final long INPUT_NANO_USD = 1_000;
  public static final long OUTPUT_NANO_USD = 2_000;
  public static final long SEARCH_NANO_USD = 2_000_000;

  public final FakeKeys keys = new FakeKeys();
  public final FakeConfigs configs = new FakeConfigs();
  public final FakeAliases aliases = new FakeAliases();
  public final FakeConnections connections = new FakeConnections();
  public final RecordingJournal journal = new RecordingJournal();
  public final FakeBudget budget = new FakeBudget(call -> journal.hasEvent(call.id()));

  /** Sets of guardrails that hold for any key. */
  private volatile @Nullable Applied sets = Applied.NONE;

  /** What is told to the holder of any key. */
  volatile Report report = new Report(null, List.of(), List.of());

  /** Null once it is closed: a test class holds its fixture for longer than it needs it. */
  private @Nullable AnnotationConfigApplicationContext context;

  private @Nullable DisposableServer server;
  private final int port;

  /**
   * A machine that is busy with other things is no reason to refuse what a test sends; and what is
   * estimated must not depend on whether a vocabulary has been read by then.
   */
  private static final Map<String, Object> STEADY =
      Map.of("turnpike.gateway.shedding.event-loop-lag", "1m", "turnpike.usage.tokenizer", "off");

  private GatewayFixture(
      Map<String, Object> settings,
      OutboundHttp http,
      @Nullable Dialect further,
      @Nullable Stores stores,
      @Nullable Redis redis,
      Object... ofMeaning) {
    context = new AnnotationConfigApplicationContext();
    MutablePropertySources sources = context().getEnvironment().getPropertySources();
    sources.addFirst(new MapPropertySource("test", settings));
    sources.addLast(new MapPropertySource("steady", STEADY));
    bean(MeterRegistry.class, new SimpleMeterRegistry());
    bean(Journal.class, journal);
    bean(GatewayKeys.class, keys);
    bean(RouteConfigs.class, configs);
    bean(ModelAliases.class, aliases);
    bean(ProviderConnections.class, connections);
    bean(ModelCatalog.class, new FakeCatalog());
    bean(UsagePricing.class, GatewayFixture::price);
    bean(AdmissionControl.class, budget);
    bean(GuardrailSets.class, _ -> Mono.justOrEmpty(sets));
    bean(KeyReport.class, _ -> Mono.just(report));
    bean(PriceCeilings.class, GatewayFixture::dearest);
    bean(OutboundHttp.class, http);
    bean(TokenDigest.class, TokenDigest.under(MasterKey.parse(MASTER_KEY)));
    bean(PublicUrl.class, new PublicUrl(PUBLIC_URL));
    if (further != null) {
      bean(Dialect.class, further);
    }
    for (Object each : ofMeaning) {
      ofMeaning(each);
    }
    if (stores == null || redis == null) {
      bean(AnswerCache.class, new NoAnswers());
    } else {
      keeping(stores, redis);
    }
    context()
        .scan(
            "io.turnpike.routing.gateway.edge",
            "io.turnpike.routing.gateway.pipeline",
            "io.turnpike.routing.gateway.preference",
            "io.turnpike.routing.gateway.authentication",
            "io.turnpike.routing.gateway.admission",
            "io.turnpike.routing.gateway.plan",
            "io.turnpike.routing.gateway.guard",
            "io.turnpike.routing.gateway.cache",
            "io.turnpike.routing.gateway.attempt",
            "io.turnpike.routing.gateway.check",
            "io.turnpike.routing.gateway.stored",
            "io.turnpike.routing.gateway.usage",
            "io.turnpike.routing.dialects",
            "io.turnpike.routing.providers.openai",
            "io.turnpike.routing.providers.anthropic",
            "io.turnpike.routing.providers.gemini",
            "io.turnpike.routing.providers.vertex",
            "io.turnpike.routing.providers.azure",
            "io.turnpike.routing.providers.bedrock",
            "io.turnpike.routing.providers.cohere",
            "io.turnpike.routing.providers.writer",
            "io.turnpike.routing.providers.compatible",
            "io.turnpike.routing.providers.rules");
    context().register(ProviderAdapters.class, Addresses.class);
    context().refresh();
    DisposableServer bound =
        context()
            .getBean(GuardedServer.class)
            .guarded(HttpServer.create())
            .host("127.0.0.1")
            .port(0)
            .route(context().getBean(GatewayRoutes.class)::apply)
            .bindNow(Duration.ofSeconds(30));
    server = bound;
    port = bound.port();
  }

  public static GatewayFixture start() {
    return start(Map.of());
  }

  /** With settings as in {@code application.yaml}. */
  public static GatewayFixture start(Map<String, Object> settings) {
    return start(settings, new PlainHttp());
  }

  /** With another client than the plain one. */
  public static GatewayFixture start(Map<String, Object> settings, OutboundHttp http) {
    return new GatewayFixture(settings, http, null, null, null);
  }

  /** A node that keeps answers, in the memory of its own and in the Redis that nodes share. */
  public static GatewayFixture keeping(Stores stores) {
    return keeping(stores, stores.redis(), Map.of());
  }

  /** The same with a line to Redis that a test disturbs. */
  static GatewayFixture keeping(Stores stores, Redis redis, Map<String, Object> settings) {
    return new GatewayFixture(settings, new PlainHttp(), null, stores, redis);
  }

  /** The same that finds answers by meaning, with these parts instead of any others. */
  static GatewayFixture alike(
      Stores stores, MeaningIndex index, Embedder embedder, AnswerComparison comparison) {
    return new GatewayFixture(
        Map.of(), new PlainHttp(), null, stores, stores.redis(), index, embedder, comparison);
  }

  private <T> void ofMeaning(T part) {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) part.getClass();
    context().registerBean(type, () -> part, definition -> definition.setPrimary(true));
  }

  /** Clients may speak one more dialect to it. */
  static GatewayFixture start(Dialect further) {
    return new GatewayFixture(Map.of(), new PlainHttp(), further, null, null);
  }

  /** Singletons from outside are not closed with the context: nodes share them. */
  private void keeping(Stores stores, Redis redis) {
    context().getBeanFactory().registerSingleton("database", stores.database());
    context().getBeanFactory().registerSingleton("announcements", stores.announcements());
    context().getBeanFactory().registerSingleton("redis", redis);
    bean(Vault.class, Vault.under(MasterKey.parse(MASTER_KEY)));
    context()
        .scan(
            "io.turnpike.tenants.store",
            "io.turnpike.tenants.audit",
            "io.turnpike.infra.cache",
            "io.turnpike.routing.cache");
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public int port() {
    return port;
  }

  /** A connection whose secret the provider should see and nobody else. */
  public GatewayFixture connect(String name, URI baseUrl) {
    return connect(name, "openai-compatible", baseUrl);
  }

  public GatewayFixture connect(String name, String type, URI baseUrl) {
    connections.put(name, type, baseUrl, new Secret("sk-canary-0123456789"));
    return this;
  }

  /** A connection that says more than where it goes, with credentials as they are kept. */
  public GatewayFixture connect(
      String name, String type, URI baseUrl, Map<String, String> settings, String... kept) {
    connections.set(
        name,
        type,
        baseUrl,
        IntStream.range(0, kept.length)
            .mapToObj(it -> new Credential("k" + it, "k" + it, new Secret(kept[it])))
            .toList(),
        settings);
    return this;
  }

  /** The same to Anthropic's Messages API. */
  public GatewayFixture connectAnthropic(String name, URI baseUrl) {
    connections.put(name, "anthropic", baseUrl, new Secret("sk-ant-canary-0123456789"));
    return this;
  }

  /** A connection with several keys; each is also its own label and id. */
  public GatewayFixture keyed(String name, URI baseUrl, String... keys) {
    connections.keyed(
        name,
        "openai-compatible",
        baseUrl,
        Stream.of(keys).map(key -> new Credential(key, key, new Secret(key))).toList());
    return this;
  }

  /** A config that goes to the second connection when the first one fails; the usual limits. */
  public GatewayFixture failover(String name, String first, String second) {
    return config(
        name,
        new Step.Fallback(
            List.of(target(first), target(second)), EnumSet.allOf(FailureClass.class), Set.of()));
  }

  private static Target target(String connection) {
    return new Target(connection, List.of(), Timeouts.DEFAULT, Retry.NONE);
  }

  public GatewayFixture config(String name, Step root) {
    configs.put(new RoutePlan(name, 3, root));
    return this;
  }

  /** Guardrails that hold for any key until {@link #reset}. */
  public void sets(GuardrailRules enforced, GuardrailRules observed) {
    sets = new Applied(enforced, observed);
  }

  /** Nobody says which guardrails hold, until {@link #reset}. */
  public void unknownSets() {
    sets = null;
  }

  /** A config that keeps answers, and goes to one connection. */
  public GatewayFixture cached(String name, String connection, CacheRule rule) {
    return cached(name, target(connection), rule);
  }

  public GatewayFixture cached(String name, Step root, CacheRule rule) {
    return config(name, root, new PlanRules(rule, GuardrailRules.NONE).identified(name, List.of()));
  }

  /** The same with what holds wherever it goes. */
  public GatewayFixture config(String name, Step root, PlanRules rules) {
    configs.put(new RoutePlan(name, 3, root, rules));
    return this;
  }

  public GatewayFixture key(String key, @Nullable String defaultConfig, Set<String> allowedModels) {
    keys.put(key, new KeyVerdict.Accepted(caller(defaultConfig, allowedModels)));
    return this;
  }

  /** A key whose requests may bring more than a body. */
  public GatewayFixture key(String key, KeyRights rights) {
    keys.put(key, new KeyVerdict.Accepted(FakeKeys.caller(null, Set.of(), rights)));
    return this;
  }

  /** A key of another team of the usual organization. */
  public GatewayFixture colleague(String key, int number) {
    keys.put(key, new KeyVerdict.Accepted(FakeKeys.colleague(number)));
    return this;
  }

  /** A key of an organization of its own. */
  public GatewayFixture tenant(String key, int number) {
    keys.put(key, new KeyVerdict.Accepted(FakeKeys.stranger(number)));
    return this;
  }

  public static Caller caller(@Nullable String defaultConfig, Set<String> allowedModels) {
    return FakeKeys.caller(defaultConfig, allowedModels);
  }

  /** A part of the data plane that has no route of its own. */
  public <T> T bean(Class<T> type) {
    return context().getBean(type);
  }

  public List<UsageRecord> records() {
    return journal.records();
  }

  /** Waits for the event of the only request there was since the last reset. */
  public UsageEvent awaitEvent() {
    return journal.awaitEvents(1).getFirst();
  }

  /**
   * Waits for the event of the request that got this answer, whatever other requests there were.
   */
  public UsageEvent awaitEventOf(HttpResponse<?> answer) {
    String id = answer.headers().firstValue("x-turnpike-request-id").orElseThrow();
    return journal.awaitEvent(java.util.UUID.fromString(id));
  }

  /** Places among the requests in flight that nobody has given back. */
  public double active() {
    return context()
        .getBean(MeterRegistry.class)
        .get("turnpike.gateway.requests.active")
        .gauge()
        .value();
  }

  /** Forgets what was recorded, limits nothing, and lets credentials be used again. */
  public void reset() {
    journal.clear();
    sets = Applied.NONE;
    budget.end();
    Connections used = context().getBean(Connections.class);
    for (TargetHealth target : targets()) {
      used.endCooldowns(target.key().organization(), target.key().connection());
    }
  }

  /** Closes every breaker. */
  public void mend() {
    targets().forEach(target -> context().getBean(Targets.class).reset(target.key()));
  }

  /** The targets of the usual organization that were used so far. */
  public List<TargetHealth> targets() {
    return context().getBean(Targets.class).of(FakeKeys.ORGANIZATION);
  }

  /** What a process does that waits no longer for requests to end. */
  void stop() {
    context().stop();
  }

  @Override
  public void close() {
    DisposableServer open = server;
    if (open != null) {
      open.disposeNow(Duration.ofSeconds(30));
      context().close();
      server = null;
      context = null;
    }
  }

  private AnnotationConfigApplicationContext context() {
    return Objects.requireNonNull(context, "It is closed.");
  }

  private <T> void bean(Class<T> type, T instance) {
    context().registerBean(type, () -> instance);
  }

  private static @Nullable Rates dearest(
      ProviderConnection connection, String model, Asked asked, Instant at) {
    long times = model.contains("dear") ? 10 : 1;
    return model.contains("unpriced")
        ? null
        : new Rates(INPUT_NANO_USD * times, OUTPUT_NANO_USD * times, SEARCH_NANO_USD);
  }

  private static @Nullable Cost price(
      ProviderConnection connection, String model, TokenUsage usage, Instant at) {
    return model.contains("unpriced")
        ? null
        : new Cost(
            usage.searchUnits() * SEARCH_NANO_USD
                + (usage.totalInput() * INPUT_NANO_USD + usage.totalOutput() * OUTPUT_NANO_USD)
                    * (model.contains("dear") ? 10 : 1),
            "test@2026-01-01");
  }
}
