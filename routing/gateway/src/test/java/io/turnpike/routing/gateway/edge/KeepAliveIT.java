package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A provider that thinks between two tokens for longer than a client likes to wait. */
@ExtendWith(NoLeaks.class)
class KeepAliveIT {

  @AutoClose private static final HostileProvider provider = HostileProvider.start();

  @AutoClose
  private static final GatewayFixture gateway =
      GatewayFixture.start(Map.of("turnpike.gateway.keep-alive", "150ms"));

  private static final Duration SILENCE = Duration.ofMillis(150);

  /** A busy machine falls silent for a moment, too, and not for so long. */
  @AutoClose
  private static final GatewayFixture calm =
      GatewayFixture.start(Map.of("turnpike.gateway.keep-alive", "1s"));

  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway.connect("up", provider.baseUrl());
    calm.connect("up", provider.baseUrl());
  }

  @Test
  void breaksASilenceBetweenTokens() {
    long began = System.nanoTime();
    HttpResponse<String> answer = ask.streamed("up/hostile/tokens-3-500");
    long most = Duration.ofNanos(System.nanoTime() - began).dividedBy(SILENCE);

    assertThat(answer.body()).endsWith("data: [DONE]\n\n");
    String[] frames = answer.body().split("\n\n");
    assertThat(frames).filteredOn(frame -> frame.equals(": ping")).hasSizeBetween(2, (int) most);
    assertThat(frames[0]).as("nothing comes before the first content").startsWith("data: ");
  }

  @Test
  void breaksItInTheClientsWords() {
    String body =
        "{\"model\":\"up/hostile/tokens-3-500\",\"max_tokens\":9,\"stream\":true,"
            + Asking.QUESTION
            + "}";

    HttpResponse<String> answer =
        ask.sendLater(ask.request("/v1/messages").POST(BodyPublishers.ofString(body)).build())
            .join();

    assertThat(answer.body())
        .startsWith("event: message_start\n")
        .contains("event: ping\n")
        .doesNotContain(": ping\n\n")
        .endsWith("{\"type\":\"message_stop\"}\n\n");
  }

  @Test
  void saysNothingWhileTokensCome() {
    HttpResponse<String> answer = new Asking(calm).streamed("up/hostile/tokens-75-20");

    assertThat(answer.body()).endsWith("data: [DONE]\n\n").doesNotContain("ping");
  }
}
