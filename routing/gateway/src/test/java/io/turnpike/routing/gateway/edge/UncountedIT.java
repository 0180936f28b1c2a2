package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.turnpike.routing.gateway.usage.tokens.Tokenizer;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.UsageEvent;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a provider does not count is counted by a vocabulary, from as much of it as was kept. */
@ExtendWith(NoLeaks.class)
class UncountedIT {

  private static final String MODEL = "gpt-4o";
  private static final String PIECE = "9 8 7 6 5 4 3 2 1 0 ";

  @AutoClose
  private static final RecordedEndpoint provider = new RecordedEndpoint("/chat/completions");

  @AutoClose
  private static final GatewayFixture gateway =
      GatewayFixture.start(Map.of("turnpike.usage.tokenizer", "on"));

  private static final Asking ask = new Asking(gateway);
  private static final Tokenizer tokenizer = new Tokenizer();

  @BeforeAll
  static void connect() {
    gateway.connect("up", provider.baseUrl());
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (count("x") < 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    assertThat(count("Hello world")).isEqualTo(2);
  }

  @BeforeEach
  void reset() {
    provider.forget();
    gateway.reset();
    gateway.mend();
  }

  @Test
  void aStreamThatCountsNothingIsCountedByItsBeginning() {
    StringBuilder stream = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      stream.append(
          "data: {\"model\":\"gpt-4o-2024-08-06\",\"service_tier\":\"flex\",\"choices\":[{\"index\":0,"
              + "\"delta\":{\"content\":\""
              + PIECE
              + "\"}}]}\n\n");
    }
    provider.nextStream(
        stream
            + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
            + "data: [DONE]\n\n");

    UsageEvent event = event(ask.post(body(true, PIECE.repeat(300))));

    isAbout(event.bill().usage().totalOutput(), PIECE.repeat(400));
    isAbout(event.bill().usage().totalInput(), PIECE.repeat(300));
    assertThat(event.attempts().getFirst().answered())
        .isEqualTo(new Answered("gpt-4o-2024-08-06", "flex"));
  }

  @Test
  void aWholeAnswerThatCountsNothingIsCounted() {
    provider.next(
        200,
        "{\"model\":\"gpt-4o\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
            + "\"content\":\""
            + PIECE.repeat(50)
            + "\"},\"finish_reason\":\"stop\"}]}");

    UsageEvent event = event(ask.post(body(false, PIECE.repeat(100))));

    isAbout(event.bill().usage().totalOutput(), PIECE.repeat(50));
    isAbout(event.bill().usage().totalInput(), PIECE.repeat(100));
    assertThat(event.attempts().getFirst().answered()).isEqualTo(Answered.AS_ASKED);
  }

  @Test
  void whatIsCountedIsNotEstimated() {
    provider.next(
        200,
        "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"x\"},"
            + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":1}}");

    HttpResponse<String> answer = ask.post(body(false, "Say x"));

    assertThat(gateway.awaitEventOf(answer).bill().source()).isEqualTo(UsageSource.PROVIDER);
  }

  private static UsageEvent event(HttpResponse<String> answer) {
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.bill().source()).isEqualTo(UsageSource.ESTIMATED);
    return event;
  }

  /** Where a token for four bytes would be far off. */
  private static void isAbout(long tokens, String text) {
    assertThat(tokens).isCloseTo(count(text), Percentage.withPercentage(12));
    assertThat(text.getBytes(UTF_8).length / 4)
        .isNotCloseTo((int) count(text), within((int) count(text) / 5));
  }

  private static long count(String text) {
    return tokenizer.count(MODEL, text.getBytes(UTF_8));
  }

  private static String body(boolean stream, String text) {
    return "{\"model\":\"up/%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
        .formatted(MODEL, stream, text);
  }
}
