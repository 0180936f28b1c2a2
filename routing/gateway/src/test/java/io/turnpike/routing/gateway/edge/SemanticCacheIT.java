package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.cache.AnswerCache;
import io.turnpike.routing.gateway.edge.PlainIndex.Known;
import io.turnpike.routing.gateway.edge.PlainIndex.Lesson;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.plan.CacheRule;
import io.turnpike.routing.plan.CacheRule.Scope;
import io.turnpike.routing.plan.CacheRule.SemanticRule;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import io.turnpike.routing.plan.GuardrailRules;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.PlanRules;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.DecisionNote.ShadowOf;
import io.turnpike.routing.usage.DecisionNote.Shadowed;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets an answer to what means the same, who never does, and what is learned of it. */
@ExtendWith(NoLeaks.class)
class SemanticCacheIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final AtomicInteger topics = new AtomicInteger();
  private static final PlainIndex index = new PlainIndex();
  private static final WordVectors vectors = new WordVectors();

  @RegisterExtension static final Stores stores = Stores.fresh();
  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final VectorEndpoint embeddings = new VectorEndpoint();

  @AutoClose
  private static final GatewayFixture gateway =
      GatewayFixture.alike(stores, index, vectors, new PlainComparison());

  private static final Asking ask = new Asking(gateway);

  /** A word that no other test asks about. */
  private String topic = "";

  @BeforeAll
  static void connect() {
    gateway
        .connect("up", provider.baseUrl())
        .connect("discreet", provider.baseUrl())
        .connect("vectors", embeddings.baseUrl())
        .connectAnthropic("claude", provider.baseUrl());
    gateway
        .cached("alike", "up", rule(Scope.ORGANIZATION, null))
        .cached("team", "up", rule(Scope.TEAM, null))
        .cached("exact", "up", new CacheRule(PATIENCE, Scope.TEAM, null, List.of(), null))
        .cached("outside", "up", rule(Scope.ORGANIZATION, "vectors"));
    gateway.tenant("tp_other", 7).colleague("tp_colleague", 8);
  }

  @BeforeEach
  void forget() {
    provider.reset();
    provider.otherwise(Completion.tokens(3));
    gateway.reset();
    index.clear();
    vectors.recovers();
    embeddings.asked.clear();
    topic = "topic" + (char) ('a' + topics.incrementAndGet() % 26) + "x".repeat(topics.get() / 26);
  }

  @Test
  void anAnswerIsGivenToWhatMeansTheSame() {
    Instant before = Instant.now();
    HttpResponse<String> first = chat("What is your " + topic + " policy?");
    HttpResponse<String> second = chat("What's our " + topic + " policy?");

    assertThat(provider.requests()).hasSize(1);
    assertThat(status(first)).isEqualTo("miss");
    assertThat(status(second)).isEqualTo("semantic-hit");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("x-turnpike-cost-usd")).contains("0");
    assertThat(second.headers().firstValueAsLong("age").orElse(-1))
        .isBetween(0L, Duration.between(before, Instant.now()).toSeconds());
    assertThat(second.headers().firstValue("x-turnpike-decision")).contains("cache:semantic-hit");
    assertThat(second.headers().firstValue("x-turnpike-cache-key"))
        .contains(index.known.getFirst().question().key().id());
  }

  @Test
  void aHitIsOneRowThatCostsNothingAndTellsHowAlike() {
    UsageEvent miss = gateway.awaitEventOf(chat("What is your " + topic + " policy?"));
    UsageEvent hit = gateway.awaitEventOf(chat("What's our " + topic + " policy?"));

    assertThat(hit.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(hit.served().provider()).isEqualTo("up");
    assertThat(hit.attempts()).isEmpty();
    assertThat(hit.bill().nanoUsd()).isZero();
    Cached note = noted(hit);
    assertThat(note.status()).isEqualTo("semantic-hit");
    assertThat(note.similarity()).isBetween(PlainIndex.ALIKE, 1.0);
    assertThat(note.savedNanoUsd()).isEqualTo(miss.bill().nanoUsd()).isPositive();
  }

  @Test
  void theSameRequestIsAskedForFirst() {
    chat("What is your " + topic + " policy?");
    int asked = index.asked.size();

    assertThat(status(chat("What is your " + topic + " policy?"))).isEqualTo("hit");
    assertThat(index.asked).hasSize(asked);
    assertThat(vectors.asked).hasValue(1);
  }

  @Test
  void aStreamIsGivenAsAStream() {
    HttpResponse<String> first = stream("What is your " + topic + " policy?");
    HttpResponse<String> second = stream("What's our " + topic + " policy?");

    assertThat(provider.requests()).hasSize(1);
    assertThat(status(second)).isEqualTo("semantic-hit");
    assertThat(second.body()).isEqualTo(first.body()).endsWith("data: [DONE]\n\n");
    assertThat(status(chat("What's our " + topic + " policy?"))).isEqualTo("miss");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAnswerIsGivenInAnotherDialect(boolean streamed) {
    String usage = streamed ? ",\"stream_options\":{\"include_usage\":true}" : "";
    post(
        "alike",
        body(streamed, turn("What is your " + topic + " policy?"), ",\"max_tokens\":50" + usage));

    HttpResponse<String> second =
        postTo(
            "/v1/messages",
            "alike",
            body(streamed, turn("What's our " + topic + " policy?"), ",\"max_tokens\":50"));

    assertThat(status(second)).isEqualTo("semantic-hit");
    assertThat(second.body()).contains(streamed ? "message_stop" : "\"type\":\"message\"", "t3");
    assertThat(provider.requests()).hasSize(1);
  }

  /** Each of them differs from the first request in one thing but for the wording. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model          | {'model':'n',M}",
        "system prompt  | {'model':'m','messages':[{'role':'system','content':'Rudely.'},Q]}",
        "earlier turns  | {'model':'m','messages':[{'role':'user','content':'Hi'},"
            + "{'role':'assistant','content':'Yes?'},Q]}",
        "tools          | {'model':'m',M,'tools':[{'type':'function','function':{'name':'f'}}]}",
        "a parameter    | {'model':'m',M,'temperature':0.5}",
        "a limit        | {'model':'m',M,'max_tokens':5}",
        "a user         | {'model':'m',M,'user':'jane'}",
        "a stream       | {'model':'m',M,'stream':true}",
        "several answers| {'model':'m',M,'n':2}",
      })
  void nothingElseMayDiffer(String what, String other) {
    chat("What is your " + topic + " policy?");
    String turn = turn("What's our " + topic + " policy?");
    String body =
        other.replace('\'', '"').replace("M", "\"messages\":[Q]").replace("Q", turn.strip());

    HttpResponse<String> answer = post("alike", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(status(answer)).as(what).isEqualTo("miss");
    assertThat(provider.requests()).hasSize(2);
  }

  @Test
  void nobodyGetsWhatIsAnothers() {
    post("team", body(false, turn("What is your " + topic + " policy?"), ""));
    String other = body(false, turn("What's our " + topic + " policy?"), "");

    assertThat(status(post("team", other, "authorization", "Bearer tp_colleague")))
        .isEqualTo("miss");
    assertThat(status(post("team", other, "authorization", "Bearer tp_other"))).isEqualTo("miss");
    assertThat(status(post("team", other, "x-turnpike-user", "jane"))).isEqualTo("miss");
    assertThat(status(post("team", other, "x-turnpike-cache", "namespace=n"))).isEqualTo("miss");
    assertThat(status(post("team", other))).isEqualTo("semantic-hit");
  }

  @Test
  void anotherTeamGetsItWhereTheConfigSaysSo() {
    chat("What is your " + topic + " policy?");
    String other = body(false, turn("What's our " + topic + " policy?"), "");

    assertThat(status(post("alike", other, "authorization", "Bearer tp_colleague")))
        .isEqualTo("semantic-hit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'role':'user','content':[{'type':'text','text':'Q'},{'type':'image_url','image_url':"
            + "{'url':'data:image/png;base64,AAAA'}}]}",
        "{'role':'user','content':[{'type':'text','text':'Q'},{'type':'text','text':'Briefly.'}]}",
        "{'role':'user','content':'Q'},{'role':'assistant','content':'The policy'}",
        "{'role':'user','content':'Hi'},{'role':'assistant','content':null,'tool_calls':[{'id':"
            + "'c1','type':'function','function':{'name':'f','arguments':'{}'}}]},"
            + "{'role':'tool','tool_call_id':'c1','content':'Q'}",
        "{'role':'user','content':'Hi'},{'role':'assistant','content':null,'tool_calls':[{'id':"
            + "'c1','type':'function','function':{'name':'f','arguments':'{}'}}]},"
            + "{'role':'tool','tool_call_id':'c1','content':'14'},{'role':'user','content':'Q'}",
      })
  void whatIsNoTextAloneMeansWhatItSays(String turns) {
    for (String question : List.of("What is your %s policy?", "What's our %s policy?")) {
      String asked = turns.replace('\'', '"').replace("Q", question.formatted(topic));
      HttpResponse<String> answer = post("alike", body(false, asked, ""));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(status(answer)).isEqualTo("miss");
    }
    assertThat(index.asked).isEmpty();
    assertThat(index.known).isEmpty();
  }

  @Test
  void whatAGuardTellsApartIsAMissThatSaysSo() {
    chat("Is " + topic + " within 14 days free?");
    HttpResponse<String> second = chat("Is " + topic + " within 30 days free?");

    assertThat(status(second)).isEqualTo("miss");
    Cached note = noted(gateway.awaitEventOf(second));
    assertThat(note.status()).isEqualTo("miss");
    assertThat(note.reason()).isEqualTo("number");
    assertThat(note.similarity()).isPositive();
    assertThat(note.entry()).isEqualTo(index.known.getFirst().question().key().id());
    assertThat(index.lessons).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aNearMissIsLearnedFrom(boolean right) {
    provider.next(Completion.text("yes"), Completion.text(right ? "yes" : "no"));
    chat("What is your " + topic + " refund policy?");

    HttpResponse<String> second = chat("What is your " + topic + " shipping policy?");

    assertThat(status(second)).isEqualTo("miss");
    assertThat(noted(gateway.awaitEventOf(second)).reason()).isEqualTo("threshold");
    Known first = index.known.getFirst();
    awaitLesson(new Lesson(first.question().key(), right, false));
    assertThat(index.known).hasSize(2);
  }

  @Test
  void aHitIsVerifiedInTheShadow() {
    provider.next(Completion.text("yes"), Completion.text("yes"));
    chat("What is your " + topic + " policy?");
    index.verifying = true;

    HttpResponse<String> hit = chat("What's our " + topic + " policy?");

    assertThat(status(hit)).isEqualTo("semantic-hit");
    awaitLesson(new Lesson(index.known.getFirst().question().key(), true, true));
    UsageEvent served = gateway.awaitEventOf(hit);
    UsageEvent copy = gateway.journal.awaitEvent(shadowed(served).copy());
    assertThat(copy.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(copy.decided().summary()).isEqualTo("cache:verification");
    assertThat(copy.decided().notes()).contains(new ShadowOf("/cache", served.id()));
    assertThat(copy.bill().nanoUsd()).isPositive();
    assertThat(provider.requests()).hasSize(2);
    assertThat(index.known).hasSize(1);
    assertThat(gateway.active()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWasWrongIsLearnedAndTheRightOneIsKept(boolean streamed) {
    provider.next(Completion.text("old words"), Completion.text("new words"));
    send(streamed, "What is your " + topic + " policy?");
    index.verifying = true;

    HttpResponse<String> hit = send(streamed, "What's our " + topic + " policy?");

    assertThat(hit.body()).contains("old");
    awaitLesson(new Lesson(index.known.getFirst().question().key(), false, true));
    await().atMost(PATIENCE).until(() -> index.known.size() == 2);
    HttpResponse<String> again = send(streamed, "What's our " + topic + " policy?");
    assertThat(status(again)).isEqualTo("hit");
    assertThat(again.body()).contains("new");
    assertThat(provider.requests()).hasSize(2);
  }

  @Test
  void noVerificationWithoutABudgetForIt() {
    chat("What is your " + topic + " policy?");
    index.verifying = true;
    gateway.budget.of(1);

    HttpResponse<String> hit = chat("What's our " + topic + " policy?");

    assertThat(status(hit)).isEqualTo("semantic-hit");
    UsageEvent copy = gateway.journal.awaitEvent(shadowed(gateway.awaitEventOf(hit)).copy());
    assertThat(copy.served().outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(provider.requests()).hasSize(1);
    assertThat(index.lessons).isEmpty();
  }

  @Test
  void aVerificationThatFailsTeachesNothing() {
    chat("What is your " + topic + " policy?");
    index.verifying = true;
    provider.otherwise(Refusal.status(500));

    HttpResponse<String> hit = chat("What's our " + topic + " policy?");

    UsageEvent copy = gateway.journal.awaitEvent(shadowed(gateway.awaitEventOf(hit)).copy());
    assertThat(copy.served().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(index.lessons).isEmpty();
    assertThat(index.known).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutAVectorItIsAMiss(boolean slow) {
    chat("What is your " + topic + " policy?");
    if (slow) {
      vectors.hangs();
    } else {
      vectors.fails();
    }

    HttpResponse<String> second = chat("What's our " + topic + " policy?");

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(status(second)).isEqualTo("miss");
    assertThat(status(chat("What's our " + topic + " policy?"))).isEqualTo("hit");
  }

  @Test
  void whatIsPurgedIsForgotten() {
    chat("What is your " + topic + " policy?");
    gateway.bean(AnswerCache.class).purge(FakeKeys.ORGANIZATION, new Purge.All()).block(PATIENCE);

    assertThat(status(chat("What's our " + topic + " policy?"))).isEqualTo("miss");
    assertThat(index.forgotten).hasSize(1);
    assertThat(index.known).hasSize(1);
    assertThat(status(chat("What is our " + topic + " policy?"))).isEqualTo("semantic-hit");
  }

  @Test
  void whatIsTooOldForOneIsNotGone() throws InterruptedException {
    chat("What is your " + topic + " policy?");
    Thread.sleep(1_100);
    String other = body(false, turn("What's our " + topic + " policy?"), "");

    HttpResponse<String> young = post("alike", other, "x-turnpike-cache", "max-age=1");

    assertThat(status(young)).isEqualTo("miss");
    assertThat(noted(gateway.awaitEventOf(young)).reason()).isEqualTo("too_old");
    assertThat(index.forgotten).isEmpty();
  }

  @Test
  void anAnswerIsAskedForByTodaysDataPolicy() {
    gateway.connections.declare("discreet", new DataPolicy(true, true, "eu"));
    Requirements eu = new Requirements(false, false, Set.of("eu"), false, null, Set.of(), Set.of());
    gateway.cached("eu", demanding("discreet", eu), rule(Scope.TEAM, null));
    post("eu", body(false, turn("What is your " + topic + " policy?"), ""));

    gateway.connections.declare("discreet", new DataPolicy(true, true, "us"));
    HttpResponse<String> refused =
        post("eu", body(false, turn("What's our " + topic + " policy?"), ""));

    assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(noted(gateway.awaitEventOf(refused)).reason()).isEqualTo("wrong_region");
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void whatNobodyMayKeepIsKnownInMemoryAlone() {
    gateway.connections.declare("discreet", new DataPolicy(true, true, "eu"));
    Requirements zdr = new Requirements(true, false, Set.of(), false, null, Set.of(), Set.of());
    gateway.cached("zdr", demanding("discreet", zdr), rule(Scope.TEAM, null));

    post("zdr", body(false, turn("What is your " + topic + " policy?"), ""));
    HttpResponse<String> second =
        post("zdr", body(false, turn("What's our " + topic + " policy?"), ""));

    assertThat(status(second)).isEqualTo("semantic-hit");
    assertThat(index.known).hasSize(1).allMatch(known -> known.question().inMemory());
  }

  @Test
  void aHitPassesTodaysGuardrails() {
    chat("What is your " + topic + " policy?");
    gateway.config("stricter", plain("up"), stricter("alike"));

    HttpResponse<String> refused =
        post("stricter", body(false, turn("What's our " + topic + " policy?"), ""));

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void aRefreshIsKnownByItsMeaning() {
    chat("What is your " + topic + " policy?", "x-turnpike-cache", "refresh");
    await().atMost(PATIENCE).until(() -> index.known.size() == 1);

    assertThat(status(chat("What's our " + topic + " policy?"))).isEqualTo("semantic-hit");
  }

  @Test
  void anErrorIsNotKnown() {
    provider.next(Refusal.status(500));
    chat("What is your " + topic + " policy?");

    assertThat(status(chat("What's our " + topic + " policy?"))).isEqualTo("miss");
    assertThat(index.known).hasSize(1);
  }

  @Test
  void manyAtOnceAreGivenTheOneThatIsKept() {
    chat("What is your " + topic + " policy?");
    vectors.asked.set(0);

    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 50)
            .mapToObj(_ -> ask.sendLater(request("What's our " + topic + " policy?")))
            .toList();

    assertThat(all).allMatch(answer -> status(answer.join()).equals("semantic-hit"));
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void aConfigThatDoesNotWantItAsksNobody() {
    post("exact", body(false, turn("What is your " + topic + " policy?"), ""));
    post("exact", body(false, turn("What's our " + topic + " policy?"), ""));

    assertThat(vectors.asked).hasValue(0);
    assertThat(index.asked).isEmpty();
    assertThat(index.known).isEmpty();
  }

  @Test
  void aConnectionOfTheTenantsMakesVectors() {
    String other = body(false, turn("What's our " + topic + " policy?"), "");
    post("outside", body(false, turn("What is your " + topic + " policy?"), ""));

    HttpResponse<String> second = post("outside", other);

    assertThat(status(second)).isEqualTo("semantic-hit");
    assertThat(vectors.asked).hasValue(0);
    assertThat(embeddings.asked)
        .containsExactly("What is your " + topic + " policy?", "What's our " + topic + " policy?");
    List<UsageEvent> events = gateway.journal.awaitEvents(4);
    assertThat(events)
        .filteredOn(event -> event.asked().operation().equals("embeddings"))
        .hasSize(2)
        .allSatisfy(
            event -> {
              assertThat(event.decided().summary()).isEqualTo("cache:embedding");
              assertThat(event.served().provider()).isEqualTo("vectors");
              assertThat(event.bill().nanoUsd()).isPositive();
            });
  }

  @Test
  void aConnectionThatMayNotReadItIsNotAsked() {
    gateway.connections.declare("discreet", new DataPolicy(true, true, "eu"));
    Requirements zdr = new Requirements(true, false, Set.of(), false, null, Set.of(), Set.of());
    gateway.cached("closed", demanding("discreet", zdr), rule(Scope.TEAM, "vectors"));

    HttpResponse<String> answer =
        post("closed", body(false, turn("What is your " + topic + " policy?"), ""));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(embeddings.asked).isEmpty();
    assertThat(index.known).isEmpty();
  }

  private static void awaitLesson(Lesson lesson) {
    await().atMost(PATIENCE).until(() -> !index.lessons.isEmpty());
    assertThat(index.lessons).containsExactly(lesson);
  }

  private static CacheRule rule(Scope scope, @Nullable String connection) {
    return new CacheRule(
        Duration.ofMinutes(1),
        scope,
        null,
        List.of("faq"),
        new SemanticRule(null, 0.01, connection, connection == null ? null : "e"));
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
            rule(Scope.ORGANIZATION, null), new GuardrailRules(List.of(), List.of(denied)))
        .identified(identity, List.of());
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

  private static HttpResponse<String> chat(String question, String... headers) {
    return post("alike", body(false, turn(question), ""), headers);
  }

  private static HttpResponse<String> stream(String question) {
    return post("alike", body(true, turn(question), ""));
  }

  private static HttpResponse<String> send(boolean streamed, String question) {
    return streamed ? stream(question) : chat(question);
  }

  private static String turn(String question) {
    return "{\"role\":\"user\",\"content\":\"" + question + "\"}";
  }

  private static String body(boolean streamed, String turns, String more) {
    return "{\"model\":\"m\",\"stream\":" + streamed + ",\"messages\":[" + turns + "]" + more + "}";
  }

  private static HttpResponse<String> post(String config, String body, String... headers) {
    return postTo("/v1/chat/completions", config, body, headers);
  }

  private static HttpResponse<String> postTo(
      String path, String config, String body, String... headers) {
    return ask.send(request(path, config, body, headers));
  }

  private static HttpRequest request(String question) {
    return request("/v1/chat/completions", "alike", body(false, turn(question), ""));
  }

  private static HttpRequest request(String path, String config, String body, String... headers) {
    return ask.request(path, headers)
        .header("x-turnpike-config", config)
        .POST(BodyPublishers.ofString(body, UTF_8))
        .build();
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

  private static Shadowed shadowed(UsageEvent event) {
    return event.decided().notes().stream()
        .filter(Shadowed.class::isInstance)
        .map(Shadowed.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
