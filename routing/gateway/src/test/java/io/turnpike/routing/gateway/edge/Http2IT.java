package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.http.Http2OnLoopback;
import io.turnpike.routing.gateway.attempt.health.BreakerState;
import io.turnpike.routing.gateway.attempt.health.TargetHealth;
import io.turnpike.routing.gateway.testing.Certificate;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.MuteServer;
import io.turnpike.routing.gateway.testing.ReceivedRequest;
import io.turnpike.routing.gateway.testing.behaviour.Answer;
import io.turnpike.routing.gateway.testing.behaviour.Behaviour;
import io.turnpike.routing.gateway.testing.behaviour.Faults;
import io.turnpike.routing.gateway.testing.behaviour.Http2Faults;
import io.turnpike.routing.gateway.testing.behaviour.Oddities;
import io.turnpike.routing.plan.RoutePlan.Retry;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.routing.plan.RoutePlan.Timeouts;
import io.turnpike.routing.usage.Outcome;
import io.turnpike.routing.usage.UsageEvent;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers that speak HTTP/2: what many calls on one connection mean for each other. */
@ExtendWith(NoLeaks.class)
class Http2IT {

  private static final int STREAMS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Certificate.Issued certificate = Certificate.SELF_SIGNED.issue();

  @AutoClose
  private static final HostileProvider provider = HostileProvider.http2(certificate, STREAMS);

  @AutoClose
  private static final Http2OnLoopback http = new Http2OnLoopback(certificate.certificate(), 12);

  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start(Map.of(), http);

  private static final Asking ask = new Asking(gateway);

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
    gateway.mend();
    gateway.connect("up", provider.baseUrl());
  }

  static Stream<Arguments> unseen() {
    List<Arguments> all = new ArrayList<>();
    for (boolean streamed : new boolean[] {false, true}) {
      all.add(Arguments.of("refused", Http2Faults.resets(Http2Faults.REFUSED_STREAM), streamed));
      all.add(Arguments.of("goodbye", Http2Faults.leavesUnseen(0, false), streamed));
      all.add(
          Arguments.of(
              "goodbye with an error",
              Http2Faults.leavesUnseen(Http2Faults.ENHANCE_YOUR_CALM, true),
              streamed));
    }
    return all.stream();
  }

  @ParameterizedTest(name = "37 {0} · stream: {2}")
  @MethodSource("unseen")
  void whatNobodyHasLookedAtIsSentAgainElsewhere(String name, Behaviour fault, boolean streamed) {
    ask(streamed);
    provider.next(fault);

    HttpResponse<String> answer = ask(streamed);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertServedAtOnce(gateway.awaitEventOf(answer));
    assertThat(provider.requests()).hasSize(3);
    assertThat(provider.connectionsAccepted()).isEqualTo(2);
    awaitTrue(() -> provider.openConnections() == 1);
  }

  @ParameterizedTest(name = "37 refused up to three times · stream: {0}")
  @ValueSource(booleans = {false, true})
  void refusalsHaveABound(boolean streamed) {
    Behaviour refused = Http2Faults.resets(Http2Faults.REFUSED_STREAM);
    provider.next(refused, refused, refused);
    assertThat(ask(streamed).statusCode()).isEqualTo(200);

    provider.next(refused, refused, refused, refused);
    HttpResponse<String> answer = ask(streamed);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("provider_overloaded");
    assertThat(provider.requests()).hasSize(8);
  }

  @Test
  void refusalsThatWereMadeGoodCountAgainstNobody() {
    for (int i = 0; i < 15; i++) {
      provider.next(Http2Faults.resets(Http2Faults.REFUSED_STREAM));
      assertThat(ask(true).statusCode()).isEqualTo(200);
    }

    assertThat(provider.requests()).hasSize(30);
    assertThat(gateway.targets()).extracting(TargetHealth::state).containsOnly(BreakerState.CLOSED);
    gateway.journal.awaitEvents(15).forEach(Http2IT::assertServedAtOnce);
  }

  @Test
  void aGoodbyeDoesNotDisturbWhatIsUnderWay() throws Exception {
    provider.next(
        Http2Faults.leavesAfterThis(
            Http2Faults.NO_ERROR, Answer.tokens(30).tokenDelay(Duration.ofMillis(10))));
    CompletableFuture<HttpResponse<String>> leaving = askLater(ask);
    provider.awaitRequest(1);
    awaitTrue(() -> provider.requests().getFirst().tokensWritten() > 3);

    HttpResponse<String> other = ask(true);

    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(provider.connectionsAccepted()).isEqualTo(2);
    HttpResponse<String> whole = leaving.get();
    assertThat(FaultChecks.text(whole.body())).endsWith("t30");
    assertServedAtOnce(gateway.awaitEventOf(whole));
    // The provider said goodbye and did not hang up; nobody is kept waiting for that.
    awaitTrue(() -> provider.openConnections() == 1);
  }

  @Test
  void aStreamThatIsResetAfterContentIsBroken() {
    provider.next(Http2Faults.resetsAfter(3, Http2Faults.REFUSED_STREAM));

    HttpResponse<String> answer = ask(true);

    assertThat(answer.body()).contains("upstream_truncated").doesNotContain("[DONE]");
    assertThat(gateway.awaitEventOf(answer).outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void aConnectionThatBreaksBreaksAllItsStreamsAndNothingElse() {
    provider.next(Answer.tokens(50).tokenDelay(Duration.ofMillis(20)));
    CompletableFuture<HttpResponse<String>> under = askLater(ask);
    awaitTrue(() -> !provider.requests().isEmpty() && written(0) > 3);
    provider.next(Http2Faults.breaksTheConnection());

    HttpResponse<String> reset = ask(false);

    assertThat(reset.statusCode()).as(reset.body()).isEqualTo(502);
    assertThat(reset.body()).contains("upstream_reset");
    assertThat(under.join().body()).contains("upstream_truncated").doesNotContain("[DONE]");
    assertThat(ask(false).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest(name = "05 kept connection closed by the provider · stream: {0}")
  @ValueSource(booleans = {false, true})
  void aConnectionThatIsDeadWhenUsedAgainCostsNoAttempt(boolean streamed) {
    for (int i = 0; i < 100; i++) {
      provider.otherwise(Faults.closesIdleAfter(Duration.ofNanos(i * 20_000L)));
      HttpResponse<String> answer = ask(streamed);
      assertThat(answer.statusCode()).as(i + ": " + answer.body()).isEqualTo(200);
    }

    gateway.journal.awaitEvents(100).forEach(Http2IT::assertServedAtOnce);
  }

  @Test
  void leavingResetsTheStreamAndNotTheConnection() throws IOException {
    provider.next(Answer.tokens(100).tokenDelay(Duration.ofMillis(10)));
    CompletableFuture<HttpResponse<String>> staying = askLater(ask);
    provider.awaitRequest(1);
    provider.next(Oddities.neverEnding(Duration.ofMillis(2)));

    try (Leaving client = Leaving.ask(gateway, "up/m", true)) {
      client.until("t20");
    }

    ReceivedRequest left = provider.awaitRequest(2);
    assertThat(left.awaitOver(PATIENCE)).isTrue();
    assertThat(left.peerClosedAt()).isNotNull();
    assertThat(FaultChecks.text(staying.join().body())).endsWith("t100");
    assertThat(provider.connectionsAccepted()).isEqualTo(1);
    assertThat(provider.openConnections()).isEqualTo(1);
  }

  @ParameterizedTest(name = "39 clients leave at once, before anything has come · stream: {0}")
  @ValueSource(booleans = {false, true})
  void leavingGivesTheStreamsPlaceBack(boolean streamed) throws IOException {
    for (int i = 1; i <= 3 * STREAMS; i++) {
      provider.next(Faults.stallBeforeHeaders());
      try (Leaving _ = Leaving.ask(gateway, "up/m", streamed)) {
        provider.awaitRequest(i);
      }
      assertThat(provider.awaitRequest(i).awaitOver(PATIENCE)).isTrue();
    }

    assertThat(ask(streamed).statusCode()).isEqualTo(200);
    assertThat(provider.connectionsAccepted()).isEqualTo(1);
    assertThat(gateway.active()).isZero();
  }

  @ParameterizedTest(name = "39 clients leave at any moment · stream: {0}")
  @ValueSource(booleans = {false, true})
  void leavingAtAnyMomentKeepsNoPlace(boolean streamed) throws Exception {
    try (Http2OnLoopback narrow = new Http2OnLoopback(certificate.certificate(), 1);
        GatewayFixture gateway = GatewayFixture.start(Map.of(), narrow)) {
      gateway.connect("up", provider.baseUrl());
      Random random = new Random(7);
      for (int i = 0; i < 300; i++) {
        try (Leaving _ = Leaving.ask(gateway, "up/m", streamed)) {
          Thread.sleep(0, random.nextInt(999_999));
        }
      }
      awaitTrue(() -> gateway.active() == 0);
      Asking asking = new Asking(gateway);
      // The last connection may have had its share of resets, and its successor not be there yet.
      awaitTrue(() -> asking.whole("up/m").statusCode() == 200);
      provider.otherwise(Answer.tokens(3).headersAfter(Duration.ofMillis(500)));

      List<CompletableFuture<HttpResponse<String>>> all =
          Stream.generate(() -> askLater(asking)).limit(STREAMS).toList();

      all.forEach(answer -> assertThat(answer.join().body()).contains("[DONE]"));
      assertThat(provider.openConnections()).isEqualTo(1);
    }
  }

  @Test
  void aReaderWhoStopsHoldsUpNobodyElse() throws Exception {
    provider.next(Oddities.flood());
    try (Leaving slow = Leaving.ask(gateway, "up/m", true)) {
      slow.until("t5");
      ReceivedRequest flood = provider.awaitRequest(1);
      awaitStandstill(flood);
      assertThat(flood.finishedAt()).isNull();

      provider.next(Answer.tokens(20_000));
      HttpResponse<String> other = ask(true);

      assertThat(FaultChecks.text(other.body())).endsWith("t20000");
      assertThat(provider.connectionsAccepted()).isEqualTo(1);
    }
    assertThat(provider.awaitRequest(1).awaitOver(PATIENCE)).isTrue();
  }

  @Test
  void moreCallsThanAConnectionCarriesOpenAnother() {
    provider.otherwise(Answer.tokens(3).headersAfter(Duration.ofMillis(200)));
    ask(false);

    List<CompletableFuture<HttpResponse<String>>> all =
        Stream.generate(() -> askLater(ask)).limit(3 * STREAMS).toList();

    all.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    assertThat(provider.connectionsAccepted()).isBetween(3, 12);
    gateway.journal.awaitEvents(3 * STREAMS + 1).forEach(Http2IT::assertServedAtOnce);
  }

  @Test
  void aDeadConnectionIsGivenUpAfterACallWasLostInIt() {
    Duration soon = Duration.ofSeconds(4);
    Timeouts impatient = new Timeouts(PATIENCE, soon, soon, PATIENCE, PATIENCE);
    gateway.config("impatient", new Target("up", List.of(), impatient, Retry.NONE));
    provider.next(Http2Faults.goesDead());

    HttpResponse<String> lost = ask.whole("m", "x-turnpike-config", "impatient");

    assertThat(lost.statusCode()).isEqualTo(504);
    HttpResponse<String> next = ask.whole("m", "x-turnpike-config", "impatient");
    assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
    assertServedAtOnce(gateway.awaitEventOf(next));
    assertThat(provider.connectionsAccepted()).isEqualTo(2);
  }

  @Test
  void aConnectionThatAnswersIsKeptThoughACallWasLostInIt() throws Exception {
    Duration soon = Duration.ofSeconds(2);
    Timeouts impatient = new Timeouts(PATIENCE, soon, soon, PATIENCE, PATIENCE);
    gateway.config("impatient", new Target("up", List.of(), impatient, Retry.NONE));
    provider.next(Faults.stallBeforeHeaders());

    assertThat(ask.whole("m", "x-turnpike-config", "impatient").statusCode()).isEqualTo(504);
    Thread.sleep(3_000);

    assertThat(provider.openConnections()).isEqualTo(1);
    assertThat(ask.whole("m", "x-turnpike-config", "impatient").statusCode()).isEqualTo(200);
    assertThat(provider.connectionsAccepted()).isEqualTo(1);
  }

  @Test
  void aServerThatNeverSaysAnythingIsLeftWhenAConnectionShouldBeThere() {
    Timeouts limits =
        new Timeouts(Duration.ofMillis(250), PATIENCE, PATIENCE, PATIENCE.multipliedBy(2));
    try (MuteServer mute = MuteServer.start(certificate)) {
      gateway.connect("mute", mute.baseUrl());
      gateway.config("mute", new Target("mute", List.of(), limits, Retry.NONE));

      HttpResponse<String> answer = ask.whole("m", "x-turnpike-config", "mute");

      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.body()).contains("upstream_connect_timeout");
      awaitTrue(() -> mute.openConnections() == 0);
    }
  }

  @Test
  void aProviderThatSpeaksOnlyTheOldProtocolIsSpokenToInIt() {
    try (HostileProvider old = HostileProvider.http1(certificate)) {
      gateway.connect("old", old.baseUrl());

      for (int i = 0; i < 3; i++) {
        assertThat(ask.whole("old/m").statusCode()).isEqualTo(200);
        assertThat(ask.streamed("old/m").statusCode()).isEqualTo(200);
      }

      // Kept, though the client may ask again a moment before one is given back.
      assertThat(old.connectionsAccepted()).isLessThanOrEqualTo(3);
    }
  }

  private static int written(int request) {
    return provider.requests().get(request).tokensWritten();
  }

  private static void awaitStandstill(ReceivedRequest request) throws InterruptedException {
    long written = -1;
    while (written != request.bytesWritten()) {
      written = request.bytesWritten();
      Thread.sleep(300);
    }
  }

  private static void awaitTrue(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - deadline).as("Not in time").isNegative();
      Thread.onSpinWait();
    }
  }

  private static HttpResponse<String> ask(boolean streamed) {
    return streamed ? ask.streamed("up/m") : ask.whole("up/m");
  }

  private static CompletableFuture<HttpResponse<String>> askLater(Asking ask) {
    String body = "{\"model\":\"up/m\",\"stream\":true," + Asking.QUESTION + "}";
    return ask.sendLater(
        ask.request("/v1/chat/completions")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static void assertServedAtOnce(UsageEvent event) {
    assertThat(event.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.attempts()).hasSize(1);
  }
}
