package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Legacy completions, of a provider that has them and of one that has not. */
@ExtendWith(NoLeaks.class)
class CompletionsIT {

  private static final String PIECE =
      "data: {\"id\":\"cmpl-1\",\"object\":\"text_completion\",\"created\":1,\"model\":\"m\","
          + "\"choices\":[{\"text\":\" you\",\"index\":0,\"finish_reason\":\"stop\"}]}\n\n";
  private static final String COUNTED =
      "data: {\"id\":\"cmpl-1\",\"object\":\"text_completion\",\"created\":1,\"model\":\"m\","
          + "\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1,\"total_tokens\":4}}\n\n";
  private static final String DONE = "data: [DONE]\n\n";
  private static final String WHOLE =
      "{\"id\":\"cmpl-1\",\"object\":\"text_completion\",\"created\":1,\"model\":\"m\",\"choices\":"
          + "[{\"text\":\" you\",\"index\":0,\"logprobs\":null,\"finish_reason\":\"stop\"}],"
          + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1,\"total_tokens\":4}}";
  private static final TokenUsage CLAUDES = new TokenUsage(10, 200, 10, 20, 7, 0, 0, 0, 0);

  @AutoClose private static final RecordedEndpoint openai = new RecordedEndpoint("/completions");
  @AutoClose private static final RecordedEndpoint anthropic = new RecordedEndpoint("/messages");
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway.connect("up", openai.baseUrl()).connectAnthropic("claude", anthropic.baseUrl());
  }

  @BeforeEach
  void forget() {
    openai.forget();
    anthropic.forget();
    gateway.reset();
  }

  @Test
  void bytesPassToAProviderThatHasThem() {
    openai.next(200, WHOLE);

    HttpResponse<String> answer = post("{\"model\":\"up/m\",\"prompt\":[[1,2]],\"echo\":true}");

    assertThat(answer.body()).isEqualTo(WHOLE);
    assertThat(openai.lastAsked().body())
        .isEqualTo("{\"model\":\"m\",\"prompt\":[[1,2]],\"echo\":true}");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.asked().operation()).isEqualTo("completions");
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(3, 1));
  }

  @Test
  void framesPassAndTellTheirUsageToWhoeverAsks() {
    openai.nextStream(PIECE + COUNTED + DONE);
    openai.nextStream(PIECE + COUNTED + DONE);

    HttpResponse<String> quiet = post("{\"model\":\"up/m\",\"prompt\":\"Thank\",\"stream\":true}");
    HttpResponse<String> asking =
        post(
            "{\"model\":\"up/m\",\"prompt\":\"Thank\",\"stream\":true,"
                + "\"stream_options\":{\"include_usage\":true}}");

    assertThat(quiet.body()).isEqualTo(PIECE + DONE);
    assertThat(asking.body()).contains("\"cost_usd\":0.000005").endsWith(DONE);
    assertThat(gateway.awaitEventOf(quiet).bill().usage()).isEqualTo(TokenUsage.of(3, 1));
  }

  @Test
  void anotherVendorIsAskedForAChat() {
    anthropic.next(200, MessageEvents.whole(" you"));

    HttpResponse<String> answer =
        post("{\"model\":\"claude/m\",\"prompt\":\"Thank\",\"max_tokens\":9,\"seed\":1}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"object\":\"text_completion\"", "\"text\":\" you\"", "\"stop\"");
    assertThat(answer.headers().firstValue("x-turnpike-warnings")).hasValue("seed");
    assertThat(anthropic.lastAsked().body())
        .contains("\"max_tokens\":9", "{\"type\":\"text\",\"text\":\"Thank\"}");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.asked().operation()).isEqualTo("completions");
    assertThat(event.bill().usage()).isEqualTo(CLAUDES);
  }

  @Test
  void anotherVendorsStreamIsPiecesOfText() {
    anthropic.nextStream(MessageEvents.stream("Thank", " you"));

    HttpResponse<String> answer =
        post("{\"model\":\"claude/m\",\"prompt\":\"Be polite\",\"stream\":true}");

    assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
    assertThat(answer.body())
        .containsSubsequence("\"text\":\"Thank\"", "\"text\":\" you\"", "\"stop\"", DONE)
        .doesNotContain("usage", "delta");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().usage()).isEqualTo(CLAUDES);
  }

  @Test
  void aStreamThatBreaksIsNoCleanEnd() {
    anthropic.nextBroken(MessageEvents.begin() + MessageEvents.text("Thank"));

    HttpResponse<String> answer =
        post("{\"model\":\"claude/broken\",\"prompt\":\"Be polite\",\"stream\":true}");

    assertThat(answer.body())
        .contains("\"text\":\"Thank\"", "\"error\":{", "upstream_truncated")
        .doesNotContain("[DONE]");
  }

  @Test
  void whatChatHasNotIsRefusedByName() {
    HttpResponse<String> answer =
        post("{\"model\":\"claude/m\",\"prompt\":\"Thank\",\"logprobs\":2}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"code\":\"unsupported_parameter\"", "\"param\":\"logprobs\"");
    assertThat(anthropic.timesAsked()).isZero();
  }

  private static HttpResponse<String> post(String body) {
    return ask.send(ask.request("/v1/completions").POST(BodyPublishers.ofString(body)).build());
  }
}
