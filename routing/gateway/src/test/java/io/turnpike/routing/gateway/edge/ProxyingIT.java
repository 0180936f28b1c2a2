package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageRecord;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class ProxyingIT {

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

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
  void answersWholeWithTheProvidersBytes() {
    provider.next(Completion.text("one two three"));

    HttpResponse<String> answer = ask.whole("up/gpt-x");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"content\":\"one two three\"", "\"model\":\"gpt-x\"");
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue("up");
    assertThat(answer.headers().firstValue("x-turnpike-model")).hasValue("gpt-x");
    assertThat(answer.headers().firstValue("x-turnpike-attempts")).hasValue("1");
    assertThat(answer.headers().firstValue("x-turnpike-cache")).hasValue("off");
    assertThat(answer.headers().firstValue("x-turnpike-decision")).hasValue("direct");
    assertThat(answer.headers().firstValue("x-turnpike-cost-usd")).hasValue("0.000008");
    assertThat(provider.requests().getFirst().header("authorization"))
        .isEqualTo("Bearer sk-canary-0123456789");
    assertThat(provider.requests().getFirst().bodyText())
        .isEqualTo("{\"model\":\"gpt-x\"," + Asking.QUESTION + "}");
  }

  @Test
  void leavesOneEventThatAddsUp() {
    provider.next(Completion.text("one two three"));

    HttpResponse<String> answer = ask.whole("up/gpt-x");

    UsageEvent event = gateway.awaitEvent();
    assertThat(answer.headers().firstValue("x-turnpike-request-id"))
        .hasValue(event.id().toString());
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.served().status()).isEqualTo(200);
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(2, 3));
    assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
    assertThat(event.bill().cost()).isNotNull();
    assertThat(event.asked().model()).isEqualTo("up/gpt-x");
    assertThat(event.served().model()).isEqualTo("gpt-x");
    assertThat(event.attempts()).hasSize(1);
    assertThat(event.attempts().getFirst().result().status()).isEqualTo(200);
    assertThat(event.attempts().getFirst().failure()).isNull();
    assertThat(gateway.records())
        .hasExactlyElementsOfTypes(
            UsageRecord.Opened.class, UsageRecord.Dispatched.class, UsageRecord.Closed.class);
  }

  @Test
  void streamsTokenByTokenAndHidesTheUsageNobodyAskedFor() {
    provider.next(Completion.text("one two three"));

    HttpResponse<String> answer = ask.streamed("up/gpt-x");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
    assertThat(answer.body()).contains("\"content\":\"one\"", "\"content\":\" three\"");
    assertThat(answer.body()).endsWith("data: [DONE]\n\n").doesNotContain("\"choices\":[]");
    assertThat(provider.requests().getFirst().bodyText()).contains("\"include_usage\":true");
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(2, 3));
    assertThat(event.asked().streamed()).isTrue();
    assertThat(event.timing().firstTokenMicros()).isPositive();
  }

  @Test
  void pricesTheUsageChunkForAClientThatAskedForIt() {
    provider.next(Completion.text("one two three"));

    HttpResponse<String> answer =
        ask.post(
            """
            {"model":"up/gpt-x","stream":true,"stream_options":{"include_usage":true},%s}"""
                .formatted(Asking.QUESTION));

    assertThat(answer.body()).contains("\"choices\":[]", ",\"cost_usd\":0.000008}");
  }

  @Test
  void givesBackEveryPlace() {
    ask.whole("up/gpt-x");
    ask.streamed("up/gpt-x");
    gateway.journal.awaitEvents(2);
    assertThat(gateway.active()).isZero();
  }

  @Test
  void aClientOfHttp10GetsAStreamWithoutPieces() throws IOException {
    String body = "{\"model\":\"up/m\",\"stream\":true," + Asking.QUESTION + "}";
    String request =
        "POST /v1/chat/completions HTTP/1.0\r\nAuthorization: Bearer "
            + GatewayFixture.KEY
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));

      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

      assertThat(answer)
          .doesNotContainIgnoringCase("transfer-encoding")
          .endsWith("data: [DONE]\n\n");
      assertThat(answer.substring(answer.indexOf("\r\n\r\n"))).startsWith("\r\n\r\ndata: {");
    }
  }
}
