package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Faults;
import io.turnpike.routing.gateway.testing.behaviour.Oddities;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that show between two requests, and limits that the client sets. */
@ExtendWith(NoLeaks.class)
class FaultsIT {

  @AutoClose private static final HostileProvider provider = HostileProvider.start();

  /** What is open stays open, however long a busy machine takes for what follows. */
  @AutoClose
  private static final GatewayFixture gateway =
      GatewayFixture.start(
          Map.of(
              "turnpike.gateway.breakers.open-for", "10m",
              "turnpike.gateway.breakers.longest-open", "10m"));

  private static final Asking ask = new Asking(gateway);

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
    gateway.connect("up", provider.baseUrl());
  }

  @ParameterizedTest(name = "19 a choice that failed inside of a 200: {0}")
  @CsvSource({
    "502,502,provider_error",
    "429,429,provider_rate_limited",
    "503,503,provider_overloaded"
  })
  void aChoiceThatFailedIsAFailure(int within, int told, String code) {
    provider.next(
        Refusal.status(200)
            .body(
                "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"\"},"
                    + "\"finish_reason\":\"error\",\"error\":{\"code\":"
                    + within
                    + ",\"message\":\"upstream\"}}]}"));

    HttpResponse<String> answer = ask(false);

    assertThat(answer.statusCode()).isEqualTo(told);
    assertThat(answer.body()).contains(code, "upstream");
  }

  @ParameterizedTest(name = "05 kept connection closed by the provider · stream: {0}")
  @ValueSource(booleans = {false, true})
  void aConnectionClosedWhileIdleIsNotUsedAgain(boolean streamed) throws Exception {
    for (int i = 0; i < 20; i++) {
      provider.next(Faults.closesIdleAfter(Duration.ofMillis(1)));
      HttpResponse<String> answer = ask(streamed);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      while (provider.openConnections() > 0) {
        Thread.sleep(1);
      }
    }

    gateway.journal.awaitEvents(20).forEach(FaultsIT::assertServedAtOnce);
  }

  @ParameterizedTest(name = "05 kept connection reset when used again · stream: {0}")
  @ValueSource(booleans = {false, true})
  void aConnectionThatIsDeadWhenUsedAgainCostsNoAttempt(boolean streamed) {
    provider.next(Faults.spoilsItsConnection());
    ask(streamed);

    HttpResponse<String> answer = ask(streamed);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    gateway.journal.awaitEvents(2).forEach(FaultsIT::assertServedAtOnce);
    assertThat(provider.requests()).hasSize(2);
  }

  @ParameterizedTest(name = "05 idle limit and next request race · stream: {0}")
  @ValueSource(booleans = {false, true})
  void aRaceBetweenTheIdleLimitAndTheNextRequestIsNobodysError(boolean streamed) {
    for (int i = 0; i < 300; i++) {
      provider.otherwise(Faults.closesIdleAfter(Duration.ofNanos(i * 7_000L)));
      HttpResponse<String> answer = ask(streamed);
      assertThat(answer.statusCode()).as(i + ": " + answer.body()).isEqualTo(200);
    }

    gateway.journal.awaitEvents(300).forEach(FaultsIT::assertServedAtOnce);
  }

  @ParameterizedTest(name = "30 bytes after the end of the body · {0}")
  @ValueSource(strings = {"surplus-1", "surplus-10000", "second-answer", "half-a-second-answer"})
  void aConnectionWithSurplusBytesServesNobodyElse(String surplus) {
    ask.whole("up/hostile/" + surplus);
    int connections = provider.connectionsAccepted();

    HttpResponse<String> next = ask.whole("up/hostile/tokens-2");

    assertThat(FaultChecks.text(next.body())).isEqualTo("t1 t2");
    assertThat(provider.connectionsAccepted()).isEqualTo(connections + 1);
    gateway.journal.awaitEvents(2).forEach(FaultsIT::assertServedAtOnce);
  }

  @Test
  void connectionsWithoutSurplusAreKept() {
    for (String model : List.of("tokens-2", "encoded-gzip", "every-byte", "status-500")) {
      ask.whole("up/hostile/" + model);
      ask.streamed("up/hostile/" + model);
    }

    assertThat(provider.connectionsAccepted()).isEqualTo(1);
  }

  @ParameterizedTest(name = "08 429 that says how long to wait · {0}")
  @CsvSource({
    "rate-limited, 1, 1",
    "rate-limited-ms, 1, 1",
    "rate-limited-date, 1, 2",
    "rate-limited-long, 119, 120"
  })
  void tellsHowLongToWait(String fault, long least, long most) {
    HttpResponse<String> answer = ask.whole("up/hostile/" + fault);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(least, most);
  }

  @Test
  void takesAPatienceLongerThanAnyLimitForNone() {
    String endless = Long.toString(Long.MAX_VALUE);

    assertThat(ask.whole("up/m", "x-turnpike-timeout-ms", endless).statusCode()).isEqualTo(200);
  }

  @Test
  void lowersTheTotalTimeToWhatTheClientAllows() {
    HttpResponse<String> answer =
        ask.whole("up/hostile/stall-before-headers", "x-turnpike-timeout-ms", "600");

    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.body())
        .contains("Timed out at 600 ms, the client's limit (x-turnpike-timeout-ms).");
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(event.served().errorCode()).isEqualTo("total_timeout");
    assertThat(event.attempts().getFirst().failure()).isEqualTo(FailureClass.TIMEOUT);
  }

  @Test
  void aTargetWhoseBreakerIsOpenIsNotConnectedTo() {
    try (HostileProvider broken = HostileProvider.start()) {
      broken.otherwise(Faults.resetBeforeHeaders());
      gateway.connect("broken", broken.baseUrl()).failover("failover", "broken", "up");
      for (int i = 0; i < 12; i++) {
        ask.whole("m", "x-turnpike-config", "failover");
      }
      int connections = broken.connectionsAccepted();
      gateway.reset();

      for (int i = 0; i < 20; i++) {
        assertThat(ask.whole("m", "x-turnpike-config", "failover").statusCode()).isEqualTo(200);
      }

      assertThat(broken.connectionsAccepted()).isEqualTo(connections);
      assertThat(gateway.journal.awaitEvents(20))
          .flatExtracting(UsageEvent::attempts)
          .filteredOn(attempt -> attempt.timeline().connectedMicros() >= 0)
          .extracting(Attempt::connection)
          .hasSize(20)
          .containsOnly("up");
    }
  }

  @Test
  void takesAStreamByteByByte() {
    provider.next(Oddities.slowDrip(Duration.ofNanos(200_000)));

    HttpResponse<String> answer = ask.streamed("up/dripping");

    assertThat(FaultChecks.text(answer.body())).isEqualTo("t1 t2 t3");
    assertThat(gateway.awaitEvent().served().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  private static HttpResponse<String> ask(boolean streamed) {
    return streamed ? ask.streamed("up/m") : ask.whole("up/m");
  }

  private static void assertServedAtOnce(UsageEvent event) {
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.attempts()).hasSize(1);
  }
}
