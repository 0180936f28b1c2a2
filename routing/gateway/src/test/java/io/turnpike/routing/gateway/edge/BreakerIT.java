package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.gateway.attempt.health.BreakerState;
import io.turnpike.routing.gateway.testing.ClosedPort;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Faults;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.DecisionNote.Excluded;
import io.turnpike.routing.usage.UsageEvent;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Breakers, seen from a client and from the provider. */
@ExtendWith(NoLeaks.class)
class BreakerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** However long a busy machine takes for what follows. */
  private static final Map<String, Object> STAYS_OPEN =
      Map.of(
          "turnpike.gateway.breakers.open-for", "10m",
          "turnpike.gateway.breakers.longest-open", "10m",
          "turnpike.gateway.breakers.panic-every", "1h");

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final ClosedPort closed = ClosedPort.reserve();

  @AutoClose
  private static final GatewayFixture gateway =
      GatewayFixture.start(
          Map.of(
              "turnpike.gateway.breakers.open-for", "100ms",
              "turnpike.gateway.breakers.longest-open", "200ms",
              "turnpike.gateway.breakers.panic-every", "1h"));

  private static final Asking ask = new Asking(gateway);
  private static int models;

  private String model = "";

  @BeforeAll
  static void connect() {
    gateway
        .connect("up", provider.baseUrl())
        .connect("other", provider.baseUrl())
        .connect("down", closed.baseUrl())
        .tenant("tp_one_key", 1)
        .tenant("tp_two_key", 2)
        .tenant("tp_three_key", 3)
        .tenant("tp_four_key", 4);
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
    model = "m" + models++;
  }

  @Test
  void opensAfterTenFailuresAndRecovers() {
    fail(10);
    int asked = provider.requests().size();

    assertThat(ask.whole("up/" + model).statusCode()).isIn(503, 200);
    await().atMost(PATIENCE).until(() -> ask.whole("up/" + model).statusCode() == 200);
    ask.whole("up/" + model);

    assertThat(asked).isEqualTo(10);
    assertThat(state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void aRefusedConnectionOpensItTooAndTheFallbackServes() {
    try (GatewayFixture lasting = GatewayFixture.start(STAYS_OPEN)) {
      lasting.connect("other", provider.baseUrl()).connect("down", closed.baseUrl());
      lasting.config(
          model,
          new Fallback(
              List.of(target("down"), target("other")), Set.of(FailureClass.CONNECTION), Set.of()));
      Asking asking = new Asking(lasting);

      for (int i = 0; i < 15; i++) {
        assertThat(asking.whole(model, "x-turnpike-config", model).statusCode()).isEqualTo(200);
      }

      assertThat(provider.requests()).hasSize(15);
      assertThat(lasting.journal.awaitEvents(15)).filteredOn(BreakerIT::leftOut).hasSize(5);
    }
  }

  @Test
  void aConfigsOwnRulesOpenABreakerOfItsOwn() {
    gateway.config(
        model,
        DocumentLanguage.compiled(
            """
            {"strategy": {"mode": "fallback", "cb_config":
                {"failure_threshold": 2, "cooldown_interval": 60000}},
             "targets": [{"provider": "down"}, {"provider": "other"}]}
            """));
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      answers.add(ask.whole(model, "x-turnpike-config", model));
    }

    HttpResponse<String> usual = ask.whole("down/" + model);

    assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
    assertThat(answers.stream().map(gateway::awaitEventOf).map(BreakerIT::leftOut))
        .containsExactly(false, false, true, true);
    assertThat(usual.body()).contains("upstream_refused");
  }

  @Test
  void aConfigMayCountOtherAnswersAsFailures() {
    gateway.config(
        model,
        DocumentLanguage.compiled(
            """
            {"strategy": {"mode": "fallback", "on_status_codes": [404]}, "targets": [
                {"provider": "up", "cb_config":
                    {"failure_threshold": 1, "failure_status_codes": [404],
                     "cooldown_interval": 60000}},
                {"provider": "other"}]}
            """));
    provider.next(Refusal.status(404));

    ask.whole(model, "x-turnpike-config", model);
    HttpResponse<String> next = ask.whole(model, "x-turnpike-config", model);

    assertThat(leftOut(gateway.awaitEventOf(next))).isTrue();
    assertThat(next.headers().firstValue("x-turnpike-provider")).contains("other");
  }

  @Test
  void clientsThatLeaveWhileItIsHalfOpenNeverKeepItSo() throws IOException {
    fail(10);
    provider.otherwise(Faults.stallBeforeFirstToken());
    int before = gateway.keys.timesAsked();
    for (int i = 0; i < 100; i++) {
      leaveAtOnce();
    }
    await().atMost(PATIENCE).until(() -> gateway.keys.timesAsked() == before + 100);
    provider.otherwise(Completion.tokens(2));

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                ask.streamed("up/" + model).statusCode() == 200 && state() == BreakerState.CLOSED);
    await().atMost(PATIENCE).until(() -> gateway.active() == 0);
  }

  @Test
  void oneTenantsRefusedKeysOpenNothing() {
    for (int i = 0; i < 30; i++) {
      provider.next(Refusal.status(401));
      ask.whole("up/" + model, "x-api-key", "tp_one_key");
    }
    provider.reset();

    assertThat(ask.whole("up/" + model, "x-api-key", "tp_two_key").statusCode()).isEqualTo(200);
  }

  @Test
  void oneTenantsFailuresAreItsOwn() {
    provider.otherwise(Refusal.status(500));
    for (int i = 0; i < 20; i++) {
      ask.whole("up/" + model, "x-api-key", "tp_one_key");
    }
    provider.reset();

    for (int i = 0; i < 5; i++) {
      assertThat(ask.whole("up/" + model, "x-api-key", "tp_two_key").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whereNothingElseIsLeftAnOpenTargetIsAskedOnceInAWhile() {
    try (GatewayFixture slow = GatewayFixture.start(STAYS_OPEN)) {
      Asking asking = new Asking(slow);
      slow.connect("up", provider.baseUrl());
      provider.otherwise(Refusal.status(503));
      for (int i = 0; i < 10; i++) {
        asking.whole("up/" + model);
      }
      int before = provider.requests().size();
      slow.journal.awaitEvents(10);
      slow.reset();

      HttpResponse<String> lone = asking.whole("up/" + model);
      HttpResponse<String> next = asking.whole("up/" + model);

      assertThat(lone.body()).contains("provider_overloaded");
      assertThat(next.statusCode()).isEqualTo(503);
      assertThat(next.body()).contains("provider_circuit_open");
      assertThat(provider.requests()).hasSize(before + 1);
      assertThat(slow.awaitEventOf(lone).attempts().getFirst().where().breaker())
          .isEqualTo("forced");
    }
  }

  @Test
  void oneConnectionCannotHoldAllPlaces() throws IOException {
    try (GatewayFixture narrow =
            GatewayFixture.start(Map.of("turnpike.gateway.attempts.per-connection", "2"));
        Socket one = client(narrow);
        Socket two = client(narrow)) {
      narrow.connect("up", provider.baseUrl()).connect("other", provider.baseUrl());
      provider.otherwise(Faults.stallBeforeHeaders());
      ask(one);
      ask(two);
      provider.awaitRequest(2);
      provider.otherwise(Completion.tokens(1));

      HttpResponse<String> third = new Asking(narrow).whole("up/" + model);

      assertThat(third.statusCode()).isEqualTo(503);
      assertThat(third.body()).contains("target_concurrency");
      assertThat(new Asking(narrow).whole("other/" + model).statusCode()).isEqualTo(200);
    }
  }

  private static boolean leftOut(UsageEvent event) {
    return event.decided().notes().stream()
        .anyMatch(note -> note instanceof Excluded out && out.code().equals("breaker_open"));
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      provider.next(Refusal.status(500));
      ask.whole("up/" + model);
    }
  }

  private BreakerState state() {
    return gateway.targets().stream()
        .filter(target -> target.key().model().equals(model))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private void leaveAtOnce() throws IOException {
    int before = provider.requests().size();
    try (Socket client = client(gateway)) {
      ask(client);
      long patience = System.nanoTime() + 50_000_000;
      while (provider.requests().size() == before && System.nanoTime() < patience) {
        Thread.onSpinWait();
      }
    }
  }

  private static Socket client(GatewayFixture to) throws IOException {
    return new Socket("127.0.0.1", to.port());
  }

  private void ask(Socket client) throws IOException {
    String body = "{\"model\":\"up/" + model + "\",\"stream\":true," + Asking.QUESTION + "}";
    String request =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + GatewayFixture.KEY
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    client.getOutputStream().write(request.getBytes(UTF_8));
    client.getOutputStream().flush();
  }

  private static Target target(String connection) {
    return new Target(connection, List.of(), Timeouts.DEFAULT, Retry.NONE);
  }
}
