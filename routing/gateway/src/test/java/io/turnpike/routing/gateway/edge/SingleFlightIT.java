package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.KeptAnswers;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.ReceivedRequest;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.CompletionEnding;
import io.turnpike.routing.plan.CacheRule;
import io.turnpike.routing.plan.CacheRule.Scope;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.tenants.OrganizationId;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many who ask the same at the same time, and one call to the provider. */
@ExtendWith(NoLeaks.class)
class SingleFlightIT {

  private static final int MANY = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** That nobody listens any more is known at once, on a machine that does nothing else. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private static final int TRIES = 3;
  private static final AtomicInteger questions = new AtomicInteger();

  @RegisterExtension static final Stores stores = Stores.fresh();
  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = node();
  @AutoClose private static final GatewayFixture secondNode = node();

  private String question = "";

  /** A busy machine is no reason to go on without Redis here. */
  private static GatewayFixture node() {
    return GatewayFixture.keeping(stores, stores.redis(), Map.of("turnpike.cache.patience", "5s"));
  }

  @BeforeAll
  static void connect() {
    for (GatewayFixture node : List.of(gateway, secondNode)) {
      node.connect("up", provider.baseUrl());
      node.cached(
          "minute", "up", new CacheRule(Duration.ofMinutes(1), Scope.TEAM, null, List.of(), null));
      node.key("tp_minute", "minute", Set.of());
      node.tenant("tp_alone", 1);
    }
  }

  @BeforeEach
  void forget() {
    provider.reset();
    provider.otherwise(Completion.tokens(20).tokenDelay(Duration.ofMillis(20)));
    gateway.reset();
    secondNode.reset();
    question = "Question " + questions.incrementAndGet();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aThousandAtOnceAreOneCall(boolean streamed) {
    List<HttpResponse<String>> answers = all(MANY, gateway, streamed);

    assertThat(provider.requests()).hasSize(1);
    assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
    assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
    assertThat(answers.stream().filter(it -> status(it).equals("miss"))).hasSize(1);
    assertThat(answers.stream().filter(it -> status(it).equals("hit"))).hasSize(MANY - 1);
    List<UsageEvent> events = gateway.journal.awaitEvents(MANY);
    assertThat(events.stream().filter(it -> it.bill().nanoUsd() > 0)).hasSize(1);
    assertThat(events).allMatch(it -> it.served().outcome() == Outcome.SUCCEEDED);
    assertThat(gateway.active()).isZero();
  }

  @Test
  void overNodesAWholeAnswerIsOneCall() {
    List<HttpResponse<String>> answers = onBoth(false);

    assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
    assertThat(provider.requests()).hasSize(1);
    assertThat(answers.stream().filter(it -> status(it).equals("miss"))).hasSize(1);
  }

  @Test
  void overNodesAStreamIsAtMostOneCallANode() {
    List<HttpResponse<String>> answers = onBoth(true);

    assertThat(answers).allMatch(answer -> answer.body().endsWith("data: [DONE]\n\n"));
    assertThat(provider.requests()).hasSizeBetween(1, 2);
  }

  @Test
  void anotherNodeGetsWhatOneHasKept() {
    String[] alone = {"authorization", "Bearer tp_alone"};
    assertThat(status(later(gateway, false, alone).join())).isEqualTo("miss");
    await().atMost(PATIENCE).until(() -> inRedis(new OrganizationId(new UUID(9, 1))) == 1);

    assertThat(status(later(secondNode, false, alone).join())).isEqualTo("hit");
    assertThat(provider.requests()).hasSize(1);
  }

  private static long inRedis(OrganizationId organization) {
    return gateway
        .bean(KeptAnswers.class)
        .stock(organization)
        .blockOptional(PATIENCE)
        .orElseThrow()
        .entries();
  }

  @Test
  void theCallGoesOnWithoutTheOneWhoPaysForIt() throws Exception {
    provider.next(
        Completion.tokens(60).tokenDelay(Duration.ofMillis(20)).pausingAt(20, areOnBoard(2)));
    CompletableFuture<HttpResponse<String>> follower;
    try (Leaving leader = Leaving.send(gateway, "tp_minute", body(true))) {
      leader.until("t3");
      follower = later(gateway, true);
      leader.until("t15");
    }

    HttpResponse<String> whole = follower.join();

    assertThat(whole.body()).contains("\"t1\"", "t60").endsWith("data: [DONE]\n\n");
    assertThat(status(whole)).isEqualTo("hit");
    assertThat(provider.requests()).hasSize(1);
    UsageEvent hit = gateway.awaitEventOf(whole);
    UsageEvent paid = another(hit);
    assertThat(paid.served().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(paid.bill().source()).isEqualTo(UsageSource.PROVIDER);
    assertThat(paid.bill().usage().totalOutput()).isEqualTo(60);
    assertThat(hit.bill().nanoUsd()).isZero();
    assertThat(noted(hit).reason()).isEqualTo("shared");
    assertThat(noted(hit).savedNanoUsd()).isEqualTo(paid.bill().nanoUsd());
    assertThat(gateway.active()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whenAllHaveLeftTheProviderIsLeft(boolean streamed) throws Exception {
    Duration shortest = PATIENCE;
    for (int i = 0; i < TRIES && shortest.compareTo(AT_ONCE) >= 0; i++) {
      forget();
      Duration took = allLeave(streamed);
      shortest = took.compareTo(shortest) < 0 ? took : shortest;
    }
    assertThat(shortest).isLessThan(AT_ONCE);
  }

  /** How long it takes the provider to hear of it. */
  private Duration allLeave(boolean streamed) throws IOException {
    BooleanSupplier both = areOnBoard(2);
    provider.next(
        Completion.tokens(2_000)
            .headersAfter(Duration.ofMillis(streamed ? 0 : 20_000))
            .tokenDelay(Duration.ofMillis(20)));
    Instant left;
    try (Leaving one = Leaving.send(gateway, "tp_minute", body(streamed));
        Leaving other = Leaving.send(gateway, "tp_minute", body(streamed))) {
      ReceivedRequest request = provider.awaitRequest(1);
      if (streamed) {
        one.until("t3");
        other.until("t3");
      }
      await().atMost(PATIENCE).until(both::getAsBoolean);
      assertThat(request.finishedAt()).isNull();
      left = Instant.now();
    }

    ReceivedRequest request = provider.awaitRequest(1);
    assertThat(request.awaitOver(PATIENCE)).isTrue();
    assertThat(request.peerClosedAt()).isNotNull();
    List<UsageEvent> events = gateway.journal.awaitEvents(2);
    assertThat(events).allMatch(it -> it.served().outcome() == Outcome.CANCELLED);
    assertThat(provider.requests()).hasSize(1);
    assertThat(gateway.active()).isZero();
    return Duration.between(left, request.peerClosedAt());
  }

  @Test
  void theTimeOfOneIsNotTheTimeOfAnother() throws Exception {
    provider.next(Completion.tokens(2).headersAfter(Duration.ofSeconds(6)));

    CompletableFuture<HttpResponse<String>> hasty =
        later(gateway, false, "x-turnpike-timeout-ms", "3000");
    provider.awaitRequest(1);
    CompletableFuture<HttpResponse<String>> patient = later(gateway, false);
    CompletableFuture<HttpResponse<String>> hastyToo =
        later(gateway, false, "x-turnpike-timeout-ms", "3000");

    assertThat(hasty.join().statusCode()).isEqualTo(504);
    assertThat(hastyToo.join().statusCode()).isEqualTo(504);
    assertThat(patient.join().statusCode()).isEqualTo(200);
    assertThat(provider.requests()).hasSize(1);
    UsageEvent paid = gateway.awaitEventOf(hasty.join());
    assertThat(paid.served().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(paid.bill().nanoUsd()).isPositive();
  }

  @Test
  void aFailureIsTheFailureOfAll() {
    provider.next(
        Completion.tokens(2).until(0, CompletionEnding.ERROR_EVENT).pausingAt(0, areOnBoard(5)));

    List<HttpResponse<String>> answers = all(5, gateway, false);

    assertThat(answers).allMatch(answer -> answer.statusCode() >= 500);
    assertThat(provider.requests()).hasSize(1);
    assertThat(gateway.journal.awaitEvents(5).stream().filter(it -> !it.attempts().isEmpty()))
        .hasSize(1);
  }

  @Test
  void aStreamThatBreaksOffBreaksOffForAll() throws Exception {
    provider.next(
        Completion.tokens(30)
            .tokenDelay(Duration.ofMillis(30))
            .until(20, CompletionEnding.RESET)
            .pausingAt(20, areOnBoard(3)));

    List<HttpResponse<String>> answers = all(3, gateway, true);

    assertThat(answers).allMatch(answer -> answer.body().contains("\"error\""));
    assertThat(answers).noneMatch(answer -> answer.body().contains("[DONE]"));
    assertThat(gateway.journal.awaitEvents(3))
        .allMatch(it -> it.served().outcome() == Outcome.INTERRUPTED);
    assertThat(provider.requests()).hasSize(1);
    assertThat(status(later(gateway, true).join())).isEqualTo("miss");
  }

  @Test
  void whoComesLaterReadsFromTheBeginning() throws Exception {
    provider.next(
        Completion.tokens(60).tokenDelay(Duration.ofMillis(20)).pausingAt(50, areOnBoard(2)));
    try (Leaving leader = Leaving.send(gateway, "tp_minute", body(true))) {
      leader.until("t20");

      assertThat(later(gateway, true).join().body()).contains("\"t1\"", "t60");
      leader.until("[DONE]");
    }

    assertThat(provider.requests()).hasSize(1);
  }

  /** Of those who ask this node from now on. What follows on asking for the config is at once. */
  private static BooleanSupplier areOnBoard(int count) {
    int before = gateway.configs.timesAsked("minute");
    return () -> gateway.configs.timesAsked("minute") - before >= count;
  }

  private List<HttpResponse<String>> onBoth(boolean streamed) {
    return Stream.concat(
            IntStream.range(0, 20).mapToObj(_ -> later(gateway, streamed)),
            IntStream.range(0, 20).mapToObj(_ -> later(secondNode, streamed)))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private List<HttpResponse<String>> all(int count, GatewayFixture node, boolean streamed) {
    return IntStream.range(0, count).mapToObj(_ -> later(node, streamed)).toList().stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private CompletableFuture<HttpResponse<String>> later(
      GatewayFixture node, boolean streamed, String... headers) {
    Asking ask = new Asking(node);
    return ask.sendLater(
        ask.request("/v1/chat/completions", headers)
            .header("x-turnpike-config", "minute")
            .timeout(Duration.ofMinutes(3))
            .POST(BodyPublishers.ofString(body(streamed), UTF_8))
            .build());
  }

  private String body(boolean streamed) {
    return "{\"model\":\"m\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
        .formatted(streamed, question);
  }

  private static UsageEvent another(UsageEvent known) {
    return gateway.journal.awaitEvents(2).stream()
        .filter(it -> !it.id().equals(known.id()))
        .findFirst()
        .orElseThrow();
  }

  private static String status(HttpResponse<String> answer) {
    return answer.headers().firstValue("x-turnpike-cache").orElse("none");
  }

  private static Cached noted(UsageEvent event) {
    return event.decided().notes().stream()
        .filter(Cached.class::isInstance)
        .map(Cached.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
