package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Faults;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.DecisionNote.ShadowOf;
import io.turnpike.routing.usage.DecisionNote.Shadowed;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageRecord;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of requests: paid for, and otherwise without any effect on the request itself. */
@ExtendWith(NoLeaks.class)
class ShadowIT {

  private static final Timeouts SHORT =
      new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofMillis(500),
          Duration.ofMillis(500),
          Duration.ofSeconds(20));

  private static HostileProvider provider;
  private static HostileProvider second;
  private static GatewayFixture gateway;
  private static Asking ask;

  @BeforeAll
  static void start() {
    provider = HostileProvider.start();
    second = HostileProvider.start();
    gateway =
        GatewayFixture.start()
            .connect("first", provider.baseUrl())
            .connect("second", second.baseUrl());
    gateway.config("copied", shadow(100, 6_000));
    gateway.config("hasty", shadow(SHORT));
    gateway.config("rare", shadow(100, 1));
    gateway.config("never", shadow(0, 60));
    ask = new Asking(gateway);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    provider.close();
    second.close();
  }

  @AfterEach
  void reset() {
    provider.reset();
    second.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aShadowHasAnEventOfItsOwnAndItsAnswerGoesNowhere(boolean streamed) {
    provider.next(Completion.text("for the client"));
    second.next(Completion.text("for nobody"));

    HttpResponse<String> answer = ask("copied", streamed);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("client").doesNotContain("nobody");
    List<UsageEvent> events = gateway.journal.awaitEvents(2);
    UsageEvent original = original(events);
    UsageEvent shadow = shadowed(events);
    assertThat(shadow.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(shadow.served().provider()).isEqualTo("second");
    assertThat(shadow.asked().config()).isEqualTo("copied");
    assertThat(shadow.bill().cost()).isNotNull();
    assertThat(shadow.bill().usage().totalOutput()).isPositive();
    assertThat(shadow.decided().notes()).contains(new ShadowOf("", original.id()));
    assertThat(original.decided().notes())
        .contains(new Shadowed("", "second", "hostile/ok", shadow.id(), null));
    assertThat(gateway.active()).isZero();
  }

  @Test
  void aShadowThatFailsOrHangsHarmsNobody() {
    second.next(Faults.stallBeforeFirstToken(), Refusal.status(500));
    for (int i = 0; i < 2; i++) {
      assertThat(ask("hasty", true).body()).endsWith("[DONE]\n\n");
    }

    List<UsageEvent> events = gateway.journal.awaitEvents(4);
    assertThat(events)
        .filteredOn(event -> "shadow".equals(event.decided().summary()))
        .hasSize(2)
        .allSatisfy(event -> assertThat(event.served().outcome()).isEqualTo(Outcome.FAILED));
    assertThat(events)
        .filteredOn(event -> !"shadow".equals(event.decided().summary()))
        .allSatisfy(event -> assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED));
  }

  @Test
  void aShadowOutlivesAClientThatLeaves() throws IOException {
    provider.next(Faults.stallBeforeFirstToken());
    second.next(Completion.tokens(10).tokenDelay(Duration.ofMillis(30)));

    try (Socket client = new Socket("127.0.0.1", gateway.port())) {
      String body = "{\"model\":\"hostile/ok\",\"stream\":true," + Asking.QUESTION + "}";
      client
          .getOutputStream()
          .write(
              ("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer tp_good\r\n"
                      + "x-turnpike-config: copied\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
      provider.awaitRequest(1);
      second.awaitRequest(1);
    }

    List<UsageEvent> events = gateway.journal.awaitEvents(2);
    assertThat(original(events).served().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(shadowed(events).served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(shadowed(events).bill().usage().totalOutput()).isEqualTo(10);
  }

  @Test
  void noMoreShadowsThanTheConfigAllows() {
    for (int i = 0; i < 5; i++) {
      ask("rare", false);
    }

    List<UsageEvent> events = gateway.journal.awaitEvents(6);
    assertThat(events).filteredOn(event -> "shadow".equals(event.decided().summary())).hasSize(1);
    assertThat(
            events.stream()
                .flatMap(event -> event.decided().notes().stream())
                .filter(Shadowed.class::isInstance)
                .map(note -> ((Shadowed) note).reason())
                .filter(Objects::nonNull))
        .containsOnly("rate_limited")
        .hasSize(4);
  }

  @Test
  void noShadowOfARequestThatIsNotDrawn() {
    ask("never", false);

    gateway.awaitEvent();
    assertThat(second.requests()).isEmpty();
    assertThat(gateway.records()).filteredOn(UsageRecord.Opened.class::isInstance).hasSize(1);
  }

  private static HttpResponse<String> ask(String config, boolean streamed) {
    return ask.post(
        "{\"model\":\"hostile/ok\",\"stream\":%s,%s}".formatted(streamed, Asking.QUESTION),
        "x-turnpike-config",
        config);
  }

  private static UsageEvent shadowed(List<UsageEvent> events) {
    return one(events, true);
  }

  private static UsageEvent original(List<UsageEvent> events) {
    return one(events, false);
  }

  private static UsageEvent one(List<UsageEvent> events, boolean shadow) {
    List<UsageEvent> found =
        events.stream()
            .filter(event -> "shadow".equals(event.decided().summary()) == shadow)
            .toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static Step shadow(double percent, int perMinute) {
    return new Shadow(
        "",
        target("first", Timeouts.DEFAULT),
        target("second", Timeouts.DEFAULT),
        percent,
        perMinute);
  }

  private static Step shadow(Timeouts ofTheShadow) {
    return new Shadow(
        "", target("first", Timeouts.DEFAULT), target("second", ofTheShadow), 100, 6_000);
  }

  private static Target target(String connection, Timeouts timeouts) {
    return new Target(connection, List.of(), timeouts, Retry.NONE);
  }
}
