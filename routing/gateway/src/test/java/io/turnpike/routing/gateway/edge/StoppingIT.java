package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Faults;
import io.turnpike.routing.gateway.testing.behaviour.Oddities;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process that stops and does not wait for what is still under way. */
@ExtendWith(NoLeaks.class)
class StoppingIT {

  @AutoClose private final HostileProvider provider = HostileProvider.start();
  @AutoClose private final GatewayFixture gateway = GatewayFixture.start();
  private final Asking ask = new Asking(gateway);

  @BeforeEach
  void connect() {
    gateway.connect("up", provider.baseUrl());
    gateway.connect("other", provider.baseUrl());
    gateway.failover("both", "up", "other");
  }

  @Test
  void aStreamEndsWithAnErrorEventAndIsInterrupted() throws Exception {
    provider.next(Oddities.neverEnding(Duration.ofMillis(2)));
    UsageEvent event;
    try (Leaving client = Leaving.ask(gateway, "up/m", true)) {
      client.until("t20");

      gateway.stop();

      event = gateway.journal.events().getFirst();
      assertThat(client.read("\r\n0\r\n\r\n"))
          .contains("data: {\"error\"", "gateway_stopping")
          .doesNotContain("[DONE]");
    }
    assertThat(event.served().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(event.served().errorCode()).isEqualTo("gateway_stopping");
    assertThat(event.attempts().getFirst().failure()).as("not the provider's fault").isNull();
    assertThat(event.bill().source()).isEqualTo(UsageSource.ESTIMATED);
    assertThat(event.bill().usage().totalOutput()).isGreaterThanOrEqualTo(10);
    assertThat(event.bill().cost()).isNotNull();
  }

  @Test
  void aReaderWhoDoesNotReadIsCutOffAndInterrupted() throws Exception {
    provider.next(Oddities.flood());
    try (Leaving client = Leaving.ask(gateway, "up/m", true)) {
      client.until("t5");

      gateway.stop();

      UsageEvent event = gateway.journal.events().getFirst();
      assertThat(event.served().outcome()).isEqualTo(Outcome.INTERRUPTED);
      assertThat(event.served().errorCode()).isEqualTo("gateway_stopping");
    }
  }

  @Test
  void whatHasNoAnswerYetIsRefusedAndGoesNowhereElse() throws Exception {
    provider.next(Faults.stallBeforeHeaders());
    CompletableFuture<HttpResponse<String>> answer = ask("m", "x-turnpike-config", "both");
    provider.awaitRequest(1);

    gateway.stop();

    HttpResponse<String> refused = answer.get(30, TimeUnit.SECONDS);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("gateway_stopping");
    assertThat(refused.headers().firstValue("retry-after")).contains("1");
    assertThat(provider.requests()).hasSize(1);
    assertThat(gateway.journal.events().getFirst().served().outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void whatComesLaterIsSentNowhere() {
    gateway.stop();

    HttpResponse<String> refused = ask.whole("up/m");

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("gateway_stopping");
    assertThat(provider.requests()).isEmpty();
  }

  private CompletableFuture<HttpResponse<String>> ask(String model, String... headers) {
    String body = "{\"model\":\"" + model + "\"," + Asking.QUESTION + "}";
    return ask.sendLater(
        ask.request("/v1/chat/completions", headers)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }
}
