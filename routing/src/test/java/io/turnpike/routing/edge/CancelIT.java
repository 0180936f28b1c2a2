package io.turnpike.routing.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.Outcome;
import io.turnpike.routing.RoutePlan.Retry;
import io.turnpike.routing.RoutePlan.Target;
import io.turnpike.routing.RoutePlan.Timeouts;
import io.turnpike.routing.UsageEvent;
import io.turnpike.routing.UsageSource;
import io.turnpike.routing.testing.HostileProvider;
import io.turnpike.routing.testing.ReceivedRequest;
import io.turnpike.routing.testing.behaviour.Answer;
import io.turnpike.routing.testing.behaviour.Faults;
import io.turnpike.routing.testing.behaviour.Oddities;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that leave, at every point. */
@ExtendWith(NoLeaks.class)
class CancelIT {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

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

    try (Socket client = ask(true)) {
      readUntil(client, "t20");
    }

    UsageEvent event = assertCancelled();
    assertThat(event.usage().totalOutput()).isGreaterThanOrEqualTo(10);
    assertThat(event.firstTokenMicros()).isPositive();
    assertThat(provider.requests().getFirst().tokensWritten()).isLessThan(5_000);
  }

  @Test
  void leavingBeforeTheFirstTokenClosesTheCallToTheProvider() throws IOException {
    provider.next(Faults.stallBeforeFirstToken());

    try (Socket _ = ask(true)) {
      provider.awaitRequest(1);
    }

    assertThat(assertCancelled().usage().totalOutput()).isZero();
  }

  @Test
  void leavingBeforeAWholeAnswerClosesTheCallToTheProvider() throws IOException {
    provider.next(Faults.stallBeforeHeaders());

    try (Socket _ = ask(false)) {
      provider.awaitRequest(1);
    }

    assertThat(assertCancelled().usage().totalInput()).isPositive();
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
    assertThat(event.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(event.attempts()).isEmpty();
    assertThat(event.usageSource()).isEqualTo(UsageSource.NONE);
    assertThat(gateway.active()).isZero();
  }

  @Test
  void aReaderWhoStopsReadingStopsTheProvider() throws Exception {
    provider.next(Oddities.neverEnding(Duration.ZERO));

    try (Socket client = ask(true)) {
      readUntil(client, "t5");
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
    Timeouts impatient =
        new Timeouts(PATIENCE, PATIENCE, Duration.ofMillis(500), Duration.ofMinutes(1));
    gateway.key("tp_impatient", "impatient", Set.of());
    gateway.config("impatient", new Target("up", List.of(), impatient, Retry.NONE));
    provider.next(Oddities.neverEnding(Duration.ZERO));

    try (Socket client = ask(true, "tp_impatient")) {
      readUntil(client, "t5");
      assertThat(provider.awaitRequest(1).awaitOver(PATIENCE)).isTrue();
      assertThat(gateway.awaitEvent().outcome()).isEqualTo(Outcome.CANCELLED);
      assertThat(gateway.active()).isZero();
    }
  }

  @Test
  void aClientThatClosesAfterTheEndHasGotItAll() throws IOException {
    provider.next(Answer.tokens(3));

    try (Socket client = ask(true)) {
      readUntil(client, "[DONE]");
    }

    assertThat(gateway.awaitEvent().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  private static UsageEvent assertCancelled() {
    assertThat(provider.awaitRequest(1).awaitOver(PATIENCE)).isTrue();
    assertThat(provider.requests().getFirst().peerClosedAt()).isNotNull();
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(event.status()).isEqualTo(499);
    assertThat(event.usageSource()).isEqualTo(UsageSource.ESTIMATED);
    assertThat(gateway.active()).isZero();
    return event;
  }

  private static Socket ask(boolean streamed) throws IOException {
    return ask(streamed, GatewayFixture.KEY);
  }

  private static Socket ask(boolean streamed, String key) throws IOException {
    Socket client = new Socket("127.0.0.1", gateway.port());
    client.setSoTimeout(10_000);
    String body = "{\"model\":\"up/m\",\"stream\":" + streamed + "," + Asking.QUESTION + "}";
    String request =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + key
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    client.getOutputStream().write(request.getBytes(UTF_8));
    client.getOutputStream().flush();
    return client;
  }

  private static void readUntil(Socket client, String text) throws IOException {
    InputStream in = client.getInputStream();
    StringBuilder read = new StringBuilder();
    byte[] buffer = new byte[1024];
    while (read.indexOf(text) < 0) {
      int length = in.read(buffer);
      assertThat(length).as("the stream ended before " + text + ": " + read).isPositive();
      read.append(new String(buffer, 0, length, UTF_8));
    }
  }
}
