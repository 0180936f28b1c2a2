package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.turnpike.infra.redis.Redis;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.cache.AnswerCache;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.CompletionEnding;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.plan.CacheRule;
import io.turnpike.routing.plan.CacheRule.Scope;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import io.turnpike.routing.plan.GuardrailRules;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.PlanRules;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageRecord;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** What is kept, for whom, and what is never kept. */
@ExtendWith(NoLeaks.class)
class CacheIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final AtomicInteger questions = new AtomicInteger();

  @RegisterExtension static final Stores stores = Stores.fresh();
  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.keeping(stores);
  private static final Asking ask = new Asking(gateway);

  private String question = "";

  @BeforeAll
  static void connect() {
    gateway.connect("up", provider.baseUrl()).connectAnthropic("claude", provider.baseUrl());
    gateway.connections.put("open", "openai", provider.baseUrl(), null);
    gateway
        .cached("minute", "up", rule(Scope.ORGANIZATION, 60))
        .cached("mine", "up", rule(Scope.USER, 60))
        .cached("open", "open", rule(Scope.TEAM, 60));
    gateway.key("tp_own", new KeyRights(false, true, Set.of(), Set.of()));
    gateway.tenant("tp_other", 7);
  }

  @BeforeEach
  void forget() {
    provider.reset();
    provider.otherwise(Completion.tokens(3));
    gateway.reset();
    question = "Question " + questions.incrementAndGet();
  }

  @Test
  void aWholeAnswerIsGivenAgain() {
    Instant before = Instant.now();
    HttpResponse<String> first = chat(false);
    HttpResponse<String> second = chat(false);

    assertThat(provider.requests()).hasSize(1);
    assertThat(status(first)).isEqualTo("miss");
    assertThat(status(second)).isEqualTo("hit");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("x-turnpike-cost-usd")).contains("0");
    assertThat(second.headers().firstValueAsLong("age").orElse(-1))
        .isBetween(0L, Duration.between(before, Instant.now()).toSeconds());
    assertThat(second.headers().firstValue("x-turnpike-provider")).contains("up");
    assertThat(second.headers().firstValue("x-turnpike-decision")).contains("cache:hit");
    assertThat(second.headers().firstValue("x-turnpike-cache-key").orElse("")).hasSize(16);
  }

  @ParameterizedTest
  @CsvSource({
    "Helicone-Cache-Enabled, true, helicone-cache, MISS, HIT",
    "X-OpenRouter-Cache, true, x-openrouter-cache-status, MISS, HIT",
    "cf-aig-cache-ttl, 60, cf-aig-cache-status, MISS, HIT",
    "cf-aig-skip-cache, true, cf-aig-cache-status, BYPASS, BYPASS",
  })
  void clientsOfOtherGatewaysAreToldInTheirWords(
      String asked, String value, String told, String first, String second) {
    String body = body(false, "");

    HttpResponse<String> made = ask.post(body, "x-turnpike-config", "minute", asked, value);
    HttpResponse<String> again = ask.post(body, "x-turnpike-config", "minute", asked, value);

    assertThat(made.headers().firstValue(told)).hasValue(first);
    assertThat(again.headers().firstValue(told)).hasValue(second);
    assertThat(again.headers().firstValue("x-turnpike-warnings")).isEmpty();
  }

  @Test
  void aHitIsOneRowThatCostsNothingAndTellsWhatItSaved() {
    UsageEvent miss = gateway.awaitEventOf(chat(false));
    UsageEvent hit = gateway.awaitEventOf(chat(false));

    assertThat(noted(miss).status()).isEqualTo("miss");
    assertThat(hit.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(hit.served().provider()).isEqualTo("up");
    assertThat(hit.served().model()).isEqualTo("m");
    assertThat(hit.bill().nanoUsd()).isZero();
    assertThat(hit.attempts()).isEmpty();
    assertThat(noted(hit).savedNanoUsd()).isEqualTo(miss.bill().nanoUsd()).isPositive();
    assertThat(noted(hit).savedMicros()).isPositive();
    assertThat(records(hit)).hasSize(1).allMatch(UsageRecord.Closed.class::isInstance);
  }

  @Test
  void aStreamIsGivenAgainEventByEventAtNoCost() {
    String body = body(true, ",\"stream_options\":{\"include_usage\":true}");

    HttpResponse<String> first = post("minute", body);
    HttpResponse<String> second = post("minute", body);

    assertThat(provider.requests()).hasSize(1);
    assertThat(status(second)).isEqualTo("hit");
    assertThat(first.body()).contains("\"cost_usd\":0.0");
    assertThat(second.body()).contains("\"cost_usd\":0}").endsWith("data: [DONE]\n\n");
    assertThat(second.body().replaceAll("\"cost_usd\":[0-9.]+", ""))
        .isEqualTo(first.body().replaceAll("\"cost_usd\":[0-9.]+", ""));
  }

  @Test
  void whoDidNotAskForUsageGetsNone() {
    post("minute", body(true, ",\"stream_options\":{\"include_usage\":true}"));

    assertThat(post("minute", body(true, "")).body()).doesNotContain("usage\":{");
    assertThat(post("minute", body(true, "")).body()).doesNotContain("usage\":{");
    assertThat(provider.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAnswerIsGivenInAnotherDialect(boolean streamed) {
    String usage = streamed ? ",\"stream_options\":{\"include_usage\":true}" : "";
    String chat = body(streamed, ",\"max_completion_tokens\":50" + usage);
    String message = body(streamed, ",\"max_tokens\":50");

    HttpResponse<String> first = post("minute", chat);
    HttpResponse<String> second = postTo("/v1/messages", "minute", message);

    assertThat(provider.requests()).hasSize(1);
    assertThat(status(first)).isEqualTo("miss");
    assertThat(status(second)).isEqualTo("hit");
    assertThat(second.body()).contains(streamed ? "message_stop" : "\"type\":\"message\"");
    assertThat(second.body()).contains("t1").contains("t3");
  }

  @Test
  void aMessageIsGivenAsACompletion() {
    postTo("/v1/messages", "minute", body(false, ",\"max_tokens\":50"));

    HttpResponse<String> second = post("minute", body(false, ",\"max_completion_tokens\":50"));

    assertThat(provider.requests()).hasSize(1);
    assertThat(status(second)).isEqualTo("hit");
    assertThat(second.body()).contains("chat.completion", "t1 t2 t3");
  }

  @Test
  void anotherQuestionIsAnother() {
    chat(false);
    question = question + " please";

    assertThat(status(chat(false))).isEqualTo("miss");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anErrorIsNeverKept(boolean streamed) {
    provider.next(Refusal.status(500));

    assertThat(chat(streamed).statusCode()).isEqualTo(502);
    HttpResponse<String> second = chat(streamed);

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(status(second)).isEqualTo("miss");
    assertThat(provider.requests()).hasSize(2);
  }

  @Test
  void aStreamThatBreaksOffIsNeverKept() {
    provider.next(Completion.tokens(5).until(2, CompletionEnding.RESET));

    assertThat(chat(true).body()).contains("error");
    HttpResponse<String> second = chat(true);

    assertThat(status(second)).isEqualTo("miss");
    assertThat(second.body()).contains("[DONE]");
  }

  @Test
  void aClientThatLeavesLeavesNoEntry() throws Exception {
    provider.next(Completion.tokens(200).tokenDelay(Duration.ofMillis(20)));
    gateway.key("tp_minute", "minute", Set.of());

    try (Leaving client = Leaving.send(gateway, "tp_minute", body(true, ""))) {
      client.until("t3");
    }

    assertThat(provider.awaitRequest(1).awaitOver(PATIENCE)).isTrue();
    assertThat(gateway.awaitEvent().served().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(status(chat(true))).isEqualTo("miss");
  }

  @Test
  void noStoreIsNeitherReadNorWritten() {
    HttpResponse<String> unkept = chat(false, "x-turnpike-cache", "no-store");

    assertThat(status(unkept)).isEqualTo("bypass");
    assertThat(noted(gateway.awaitEventOf(unkept)).reason()).isEqualTo("no_store");
    assertThat(status(chat(false))).isEqualTo("miss");
    assertThat(status(chat(false, "x-turnpike-cache", "no-store"))).isEqualTo("bypass");
    assertThat(provider.requests()).hasSize(3);
  }

  @Test
  void aRefreshIsWrittenAndNotRead() {
    provider.next(Completion.text("old"), Completion.text("new"));
    chat(false);

    HttpResponse<String> refreshed = chat(false, "x-turnpike-cache", "refresh");

    assertThat(status(refreshed)).isEqualTo("miss");
    assertThat(chat(false).body()).isEqualTo(refreshed.body()).contains("new");
    assertThat(provider.requests()).hasSize(2);
  }

  @Test
  void namespacesSeeNothingOfEachOther() {
    chat(false);

    assertThat(status(chat(false, "x-turnpike-cache", "namespace=a"))).isEqualTo("miss");
    assertThat(status(chat(false, "x-portkey-cache-namespace", "a"))).isEqualTo("hit");
    assertThat(status(chat(false, "helicone-cache-seed", "b"))).isEqualTo("miss");
  }

  @Test
  void anAgeNarrowsAndNeverWidens() throws InterruptedException {
    chat(false);
    Thread.sleep(1_100);

    assertThat(status(chat(false, "x-turnpike-cache", "max-age=100000"))).isEqualTo("hit");
    assertThat(status(chat(false, "cache-control", "max-age=1"))).isEqualTo("miss");
  }

  @ParameterizedTest
  @CsvSource({
    "x-turnpike-cache,always",
    "x-turnpike-cache,max-age=soon",
    "x-turnpike-cache,namespace=",
    "cf-aig-cache-ttl,-1",
    "x-portkey-cache-force-refresh,maybe",
    "helicone-cache-enabled,perhaps"
  })
  void aWrongWishNamesItsHeader(String header, String value) {
    HttpResponse<String> refused = chat(false, header, value);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("invalid_header", header);
    assertThat(provider.requests()).isEmpty();
  }

  @Test
  void withoutACacheItIsOffWhateverIsAsked() {
    HttpResponse<String> answer = ask.post(body(false, "").replace("\"m\"", "\"up/m\""));

    assertThat(status(answer)).isEqualTo("off");
  }

  @Test
  void oneUserGetsNothingOfAnother() {
    chat(false, "x-turnpike-user", "jane");

    assertThat(status(chat(false, "x-turnpike-user", "jane"))).isEqualTo("hit");
    assertThat(status(chat(false, "x-turnpike-user", "joe"))).isEqualTo("miss");
    assertThat(status(chat(false))).isEqualTo("miss");
    assertThat(status(post("minute", body(false, ",\"user\":\"jo\"")))).isEqualTo("miss");
    assertThat(status(post("minute", body(false, ",\"user\":\"jo\"")))).isEqualTo("hit");
  }

  @Test
  void whatIsKeptForUsersNeedsOne() {
    HttpResponse<String> nobodys = post("mine", body(false, ""));

    assertThat(status(nobodys)).isEqualTo("bypass");
    assertThat(noted(gateway.awaitEventOf(nobodys)).reason()).isEqualTo("no_user");
    assertThat(status(post("mine", body(false, ""), "x-turnpike-user", "jane"))).isEqualTo("miss");
    assertThat(status(post("mine", body(false, ""), "x-turnpike-user", "jane"))).isEqualTo("hit");
  }

  @Test
  void oneOrganizationGetsNothingOfAnother() {
    chat(false);

    assertThat(status(chat(false, "authorization", "Bearer tp_other"))).isEqualTo("miss");
  }

  @Test
  void anOwnKeyAndStateAtTheProviderAreNotCached() {
    HttpResponse<String> own =
        post(
            "open",
            body(false, ""),
            "authorization",
            "Bearer sk-proj-own-0123456789",
            "x-turnpike-api-key",
            "tp_own");
    HttpResponse<String> stored = post("minute", body(false, ",\"store\":true"));

    assertThat(status(own)).isEqualTo("bypass");
    assertThat(noted(gateway.awaitEventOf(own)).reason()).isEqualTo("own_key");
    assertThat(status(stored)).isEqualTo("bypass");
    assertThat(noted(gateway.awaitEventOf(stored)).reason()).isEqualTo("stored");
  }

  @Test
  void aHitIsServedAlthoughTheBudgetIsSpent() {
    chat(false);
    gateway.budget.of(1);

    assertThat(status(chat(false))).isEqualTo("hit");
    assertThat(chat(false, "x-turnpike-cache", "refresh").statusCode()).isEqualTo(402);
  }

  @Test
  void whatIsPurgedIsGone() {
    chat(false);

    gateway.bean(AnswerCache.class).purge(FakeKeys.ORGANIZATION, new Purge.All()).block(PATIENCE);

    assertThat(status(chat(false))).isEqualTo("miss");
  }

  @Test
  void embeddingsAreKept() {
    String body = "{\"model\":\"m\",\"input\":\"" + question + "\"}";
    try (AnyEndpoint endpoint = new AnyEndpoint()) {
      endpoint.next(
          200,
          "application/json",
          "{\"object\":\"list\",\"model\":\"m\",\"data\":[{\"object\":\"embedding\",\"index\":0,"
              + "\"embedding\":[0.1]}],\"usage\":{\"prompt_tokens\":2,\"total_tokens\":2}}");
      gateway.connect("vectors", endpoint.baseUrl());
      gateway.cached("vectors", "vectors", rule(Scope.TEAM, 60));

      assertThat(status(postTo("/v1/embeddings", "vectors", body))).isEqualTo("miss");
      assertThat(status(postTo("/v1/embeddings", "vectors", body))).isEqualTo("hit");
    }
  }

  @Test
  void anAnswerIsAskedForByTodaysDataPolicy() {
    gateway.connect("strict", provider.baseUrl());
    gateway.connections.declare("strict", new DataPolicy(true, true, "eu"));
    Requirements eu = new Requirements(false, false, Set.of("eu"), false, null, Set.of(), Set.of());
    gateway.cached("strict", demanding("strict", eu), rule(Scope.TEAM, 60));
    post("strict", body(false, ""));
    assertThat(status(post("strict", body(false, "")))).isEqualTo("hit");

    gateway.connections.declare("strict", new DataPolicy(true, true, "us"));

    HttpResponse<String> refused = post("strict", body(false, ""));
    assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(noted(gateway.awaitEventOf(refused)).reason()).isEqualTo("wrong_region");
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void anAnswerPassesTodaysGuardrails() {
    post("minute", body(false, ""));
    gateway.config("stricter", plain("up"), stricter("minute"));

    HttpResponse<String> refused = post("stricter", body(false, ""));

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(provider.requests()).hasSize(1);
    assertThat(gateway.awaitEventOf(refused).bill().nanoUsd()).isZero();
  }

  @Test
  void whatAGuardrailTurnsDownLeadsOnAndTheOtherIsKept() {
    gateway.config(
        "leads-on",
        new Fallback(
            List.of(plain("up"), plain("claude")),
            EnumSet.of(FailureClass.CONTENT_FILTER),
            Set.of()),
        stricter("leads-on"));
    provider.next(Completion.text("t1 t2"), Completion.text("harmless"));

    HttpResponse<String> first = post("leads-on", body(false, ""));
    HttpResponse<String> second = post("leads-on", body(false, ""));

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(first.body()).contains("harmless");
    assertThat(status(first)).isEqualTo("miss");
    assertThat(status(second)).isEqualTo("hit");
    assertThat(provider.requests()).hasSize(2);
  }

  private static PlanRules stricter(String identity) {
    GuardrailRule denied =
        new GuardrailRule(
            null,
            "/output_guardrails/0",
            "contains",
            "{\"operator\":\"none\",\"words\":[\"t2\"]}",
            Action.DENY,
            false,
            OnError.DENY);
    return new PlanRules(
            rule(Scope.ORGANIZATION, 60), new GuardrailRules(List.of(), List.of(denied)))
        .identified(identity, List.of());
  }

  @Test
  void aRedisThatIsGoneIsAMiss() {
    Redis gone =
        new Redis() {
          @Override
          public <T> Flux<T> ask(
              Function<RedisReactiveCommands<String, String>, ? extends Publisher<T>> question) {
            return Flux.never();
          }
        };
    try (GatewayFixture alone = GatewayFixture.keeping(stores, gone, Map.of())) {
      alone.connect("up", provider.baseUrl());
      alone.cached("minute", "up", rule(Scope.TEAM, 60));
      Asking there = new Asking(alone);

      for (boolean streamed : List.of(true, false)) {
        HttpResponse<String> answer = there.post(body(streamed, ""), "x-turnpike-config", "minute");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(status(answer)).isEqualTo("miss");
        assertThat(status(there.post(body(streamed, ""), "x-turnpike-config", "minute")))
            .isEqualTo("hit");
      }
    }
  }

  private static Target plain(String connection) {
    return new Target(connection, List.of(), Timeouts.DEFAULT, Retry.NONE);
  }

  private static Target demanding(String connection, Requirements wanted) {
    return new Target(
        "",
        null,
        connection,
        List.of(),
        List.of(),
        List.of(),
        Timeouts.DEFAULT,
        Retry.NONE,
        null,
        wanted,
        List.of(),
        InvalidEvents.DROP,
        null);
  }

  private static CacheRule rule(Scope scope, int seconds) {
    return new CacheRule(Duration.ofSeconds(seconds), scope, null, List.of("faq"), null);
  }

  private HttpResponse<String> chat(boolean streamed, String... headers) {
    return post("minute", body(streamed, ""), headers);
  }

  private String body(boolean streamed, String more) {
    return "{\"model\":\"m\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]%s}"
        .formatted(streamed, question, more);
  }

  private static HttpResponse<String> post(String config, String body, String... headers) {
    return postTo("/v1/chat/completions", config, body, headers);
  }

  private static HttpResponse<String> postTo(
      String path, String config, String body, String... headers) {
    return ask.send(
        ask.request(path, headers)
            .header("x-turnpike-config", config)
            .POST(BodyPublishers.ofString(body, UTF_8))
            .build());
  }

  private static String status(HttpResponse<String> answer) {
    return answer.headers().firstValue("x-turnpike-cache").orElse("none: " + answer.body());
  }

  private static Cached noted(UsageEvent event) {
    return event.decided().notes().stream()
        .filter(Cached.class::isInstance)
        .map(Cached.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<UsageRecord> records(UsageEvent event) {
    return gateway.records().stream().filter(it -> it.eventId().equals(event.id())).toList();
  }
}
