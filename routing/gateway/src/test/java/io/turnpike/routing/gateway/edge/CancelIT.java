package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.pipeline.GatewayPipeline;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.ReceivedRequest;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Faults;
import io.turnpike.routing.gateway.testing.behaviour.Oddities;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that leave, at every point. */
@ExtendWith(NoLeaks.class)
class CancelIT {

  /** More than all buffers between a provider and its client hold. */
  private static final int LARGE = 20 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();

  @BeforeAll
  static void connect() {
    gateway.connect("up", provider.baseUrl());
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
  }

  @Test
  void leavingAStreamClosesTheCallToTheProvider() throws IOException {
    provider.next(Oddities.neverEnding(Duration.ofMillis(2)));

    try (Leaving client = ask(true)) {
      client.until("t20");
    }

    UsageEvent event = assertCancelled();
    assertThat(event.bill().usage().totalOutput()).isGreaterThanOrEqualTo(10);
    assertThat(event.timing().firstTokenMicros()).isPositive();
    assertThat(provider.requests().getFirst().tokensWritten()).isLessThan(5_000);
  }

  @Test
  void leavingBeforeTheFirstTokenClosesTheCallToTheProvider() throws IOException {
    provider.next(Faults.stallBeforeFirstToken());

    try (Leaving _ = ask(true)) {
      provider.awaitRequest(1);
    }

    assertThat(assertCancelled().bill().usage().totalOutput()).isZero();
  }

  @Test
  void leavingBeforeAWholeAnswerClosesTheCallToTheProvider() throws IOException {
    provider.next(Faults.stallBeforeHeaders());

    try (Leaving _ = ask(false)) {
      provider.awaitRequest(1);
    }

    assertThat(assertCancelled().bill().usage().totalInput()).isPositive();
  }

  @Test
  void leavingInTheMiddleOfABodyLeavesNothingBehind() throws IOException {
    try (Socket client = new Socket("127.0.0.1", gateway.port())) {
      client
          .getOutputStream()
          .write(
              ("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer tp_good\r\n"
                      + "Content-Length: 5000\r\n\r\n{\"model\":")
                  .getBytes(UTF_8));
      client.getOutputStream().flush();
    }

    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(event.attempts()).isEmpty();
    assertThat(event.bill().source()).isEqualTo(UsageSource.NONE);
    assertThat(gateway.active()).isZero();
  }

  @Test
  void aReaderWhoStopsReadingStopsTheProvider() throws Exception {
    provider.next(Oddities.flood());

    try (Leaving client = ask(true)) {
      client.until("t5");
      ReceivedRequest request = provider.awaitRequest(1);
      long written = -1;
      while (written != request.bytesWritten()) {
        written = request.bytesWritten();
        Thread.sleep(300);
      }
      assertThat(request.finishedAt()).isNull();
    }

    assertCancelled();
  }

  @Test
  void aReaderWhoNeverReadsOnIsCutOff() throws IOException {
    // Until the buffers are full this is the provider's limit too, and a busy machine may pause.
    Timeouts impatient =
        new Timeouts(PATIENCE, PATIENCE, Duration.ofSeconds(2), Duration.ofMinutes(1));
    gateway.key("tp_impatient", "impatient", Set.of());
    gateway.config("impatient", new Target("up", List.of(), impatient, Retry.NONE));
    provider.next(Oddities.flood());

    try (Leaving client = Leaving.ask(gateway, "tp_impatient", "up/m", true)) {
      client.until("t5");
      assertThat(provider.awaitRequest(1).awaitOver(PATIENCE)).isTrue();
      assertThat(gateway.awaitEvent().served().outcome()).isEqualTo(Outcome.CANCELLED);
      assertThat(gateway.active()).isZero();
    }
  }

  @Test
  void aClientThatClosesAfterTheEndHasGotItAll() throws IOException {
    provider.next(Completion.tokens(3));

    try (Leaving client = ask(true)) {
      client.until("[DONE]");
    }

    assertThat(gateway.awaitEvent().served().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @ParameterizedTest(name = "39 client leaves, and a failure overtakes its leaving · stream: {0}")
  @ValueSource(booleans = {false, true})
  void aFailureThatNobodyIsLeftToHearOfIsNone(boolean streamed) {
    gateway.connect("broken", provider.baseUrl());
    gateway.config(
        "gone",
        new Fallback(
            List.of(
                new Target("broken", List.of(), Timeouts.DEFAULT, Retry.NONE),
                new Target("up", List.of(), Timeouts.DEFAULT, Retry.NONE)),
            EnumSet.allOf(FailureClass.class),
            Set.of()));
    provider.next(Faults.resetBeforeHeaders());

    gateway.bean(GatewayPipeline.class).serve(new GoneExchange("gone", streamed)).block(PATIENCE);

    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(event.served().errorCode()).isNull();
    assertThat(event.attempts()).hasSize(1);
    assertThat(event.attempts().getFirst().failure()).isNull();
    assertThat(provider.requests()).hasSize(1);
    assertThat(gateway.active()).isZero();
  }

  @Test
  void aReaderWhoNeverTakesAWholeAnswerIsCutOff() throws IOException {
    Duration soon = Duration.ofMillis(200);
    Timeouts impatient = new Timeouts(PATIENCE, PATIENCE, soon, Duration.ofMinutes(1));
    gateway.key("tp_impatient", "impatient-whole", Set.of());
    gateway.config("impatient-whole", new Target("up", List.of(), impatient, Retry.NONE));
    provider.next(Completion.text("x".repeat(LARGE)));

    try (Leaving client = Leaving.ask(gateway, "tp_impatient", "up/m", false)) {
      UsageEvent event = gateway.awaitEvent();
      assertThat(event.served().outcome()).isEqualTo(Outcome.CANCELLED);
      assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
      assertThat(gateway.active()).isZero();
      assertThat(client.rest()).isLessThan(LARGE);
    }
  }

  private static UsageEvent assertCancelled() {
    assertThat(provider.awaitRequest(1).awaitOver(PATIENCE)).isTrue();
    assertThat(provider.requests().getFirst().peerClosedAt()).isNotNull();
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(event.served().status()).isEqualTo(499);
    assertThat(event.bill().source()).isEqualTo(UsageSource.ESTIMATED);
    assertThat(gateway.active()).isZero();
    return event;
  }

  private static Leaving ask(boolean streamed) throws IOException {
    return Leaving.ask(gateway, "up/m", streamed);
  }
}
