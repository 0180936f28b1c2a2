package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.DecisionNote.UsageRejected;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What vendors make of OpenAI's usage objects, read and shown; and of its tool calls. */
@ExtendWith(NoLeaks.class)
class UsageReportsIT {

  private static final String SAID = "eight by";
  private static final String DONE = "data: [DONE]\n\n";

  @AutoClose
  private static final RecordedEndpoint provider = new RecordedEndpoint("/chat/completions");

  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway.connect("up", provider.baseUrl());
  }

  @BeforeEach
  void reset() {
    provider.forget();
    gateway.reset();
    gateway.mend();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"prompt_tokens\":100,\"completion_tokens\":10,\"total_tokens\":160,"
            + "\"completion_tokens_details\":{\"reasoning_tokens\":50} | 100 | 0 | 10 | 50",
        "\"prompt_tokens\":14,\"completion_tokens\":900,\"total_tokens\":1214,"
            + "\"completion_tokens_details\":{\"reasoning_tokens\":300} | 14 | 0 | 900 | 300",
        "\"prompt_tokens\":9,\"total_tokens\":1009 | 9 | 0 | 1000 | 0",
        "\"prompt_tokens\":12.0,\"completion_tokens\":3 | 12 | 0 | 3 | 0",
        "\"prompt_tokens\":1000,\"completion_tokens\":3,\"cached_tokens\":900 | 100 | 900 | 3 | 0",
      })
  void areReadAsTheyAreMeant(String usage, long input, long cached, long output, long reasoning) {
    TokenUsage meant = new TokenUsage(input, cached, 0, 0, output, reasoning, 0, 0, 0);
    for (boolean streamed : new boolean[] {false, true}) {
      UsageEvent event = served(usage, streamed);

      assertThat(event.bill().usage()).isEqualTo(meant);
      assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
      assertThat(event.decided().notes()).isEmpty();
    }
  }

  @Test
  void standWhereOneCountCannotBe() {
    for (boolean streamed : new boolean[] {false, true}) {
      UsageEvent event =
          served("\"prompt_tokens\":1000,\"completion_tokens\":-1,\"cached_tokens\":900", streamed);

      assertThat(event.bill().usage()).isEqualTo(new TokenUsage(100, 900, 0, 0, 2, 0, 0, 0, 0));
      assertThat(event.bill().source()).isEqualTo(UsageSource.ESTIMATED);
      assertThat(event.attempts().getFirst().bill().source()).isEqualTo(UsageSource.ESTIMATED);
      assertThat(event.bill().cost()).isNotNull();
      assertThat(event.decided().notes())
          .containsExactly(new UsageRejected("", 1, "completion_tokens", "-1"));
    }
  }

  @Test
  void standWhereWhatWasReadCannotBe() {
    Bill bill = served("\"prompt_tokens\":\"many\",\"completion_tokens\":700", true).bill();

    assertThat(bill.usage().totalOutput()).isEqualTo(700);
    assertThat(bill.usage().totalInput()).isBetween(10L, 100L);
    assertThat(bill.source()).isEqualTo(UsageSource.ESTIMATED);
  }

  /** Nobody claimed anything that cannot be; it is an estimate all the same. */
  @Test
  void standWhereOneCountIsMissing() {
    UsageEvent event = served("\"prompt_tokens\":7", true);

    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(7, 2));
    assertThat(event.bill().source()).isEqualTo(UsageSource.ESTIMATED);
    assertThat(event.decided().notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":%s}",
        "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\",\"usage\":%s}]}",
        "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"x_groq\":{\"usage\":%s}}",
      })
  void areHiddenFromWhoDidNotAsk(String chunk) {
    String usage = "{\"prompt_tokens\":5,\"completion_tokens\":3}";
    String said = said("\"usage\":null");
    provider.nextStream(said + event(chunk.formatted(usage)) + DONE);
    HttpResponse<String> unasked = ask.streamed("up/m");

    assertThat(unasked.body()).isEqualTo(said + event(chunk.formatted("null")) + DONE);
    assertThat(gateway.awaitEventOf(unasked).bill().usage()).isEqualTo(TokenUsage.of(5, 3));

    provider.nextStream(said + event(chunk.formatted(usage)) + DONE);
    HttpResponse<String> asked = askedFor();

    String priced = usage.replace("}", ",\"cost_usd\":0.000011}");
    assertThat(asked.body()).isEqualTo(said + event(chunk.formatted(priced)) + DONE);
  }

  /** Whether a chunk has no choices, or none in them. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\"choices\":[],"})
  void areNoChunkForWhoDidNotAsk(String choices) {
    String said = said("\"id\":\"1\"");
    String finish = "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";
    String usage = "{" + choices + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":3}}";
    provider.nextStream(said + event(finish) + event(usage) + DONE);

    assertThat(ask.streamed("up/m").body()).isEqualTo(said + event(finish) + DONE);
  }

  @Test
  void comeWithToolCallsThatAClientCanTellApart() {
    String call =
        "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{%s\"id\":\"%s\","
            + "\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}}]%s}";
    String usage = ",\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":3%s}";
    provider.nextStream(
        event(call.formatted("\"index\":0,", "call_1", ""))
            + event(call.formatted("\"index\":0,", "call_2", ""))
            + event(call.formatted("", "call_3", usage.formatted("")))
            + DONE);

    HttpResponse<String> answer = askedFor();

    assertThat(answer.body())
        .startsWith(
            event(call.formatted("\"index\":0,", "call_1", ""))
                + event(call.formatted("\"index\":1,", "call_2", ""))
                + event(
                    call.formatted(
                        "\"index\":2,", "call_3", usage.formatted(",\"cost_usd\":0.000011"))));
  }

  /** Whatever the client speaks: it is told of two calls, and of all that was written. */
  @Test
  void areUnderstoodBeforeTheyAreTranslated() {
    String call =
        "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"%s\","
            + "\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}}]}";
    provider.nextStream(
        event(call.formatted("call_1"))
            + event(call.formatted("call_2"))
            + event(
                "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\",\"usage\":"
                    + "{\"prompt_tokens\":100,\"completion_tokens\":10,\"total_tokens\":160,"
                    + "\"completion_tokens_details\":{\"reasoning_tokens\":50}}}]}")
            + DONE);

    HttpResponse<String> answer =
        ask.send(
            ask.request("/v1/messages")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        """
                        {"model":"up/m","max_tokens":100,"stream":true,%s,
                         "tools":[{"name":"f","input_schema":{"type":"object"}}]}"""
                            .formatted(Asking.QUESTION)))
                .build());

    assertThat(answer.body().split("event: content_block_start", -1)).hasSize(3);
    assertThat(answer.body())
        .contains("\"call_1\"", "\"call_2\"", "\"input_tokens\":100", "\"output_tokens\":60");
  }

  private static HttpResponse<String> askedFor() {
    return ask.post(
        """
        {"model":"up/m","stream":true,"stream_options":{"include_usage":true},%s}"""
            .formatted(Asking.QUESTION));
  }

  private static UsageEvent served(String usage, boolean streamed) {
    if (streamed) {
      provider.nextStream(
          said("\"usage\":null")
              + event(
                  "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
                      + "\"usage\":{"
                      + usage
                      + "}}")
              + DONE);
    } else {
      provider.next(
          200,
          "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
              + SAID
              + "\"},\"finish_reason\":\"stop\"}],\"usage\":{"
              + usage
              + "}}");
    }
    HttpResponse<String> answer = streamed ? ask.streamed("up/m") : ask.whole("up/m");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.attempts()).hasSize(1);
    return event;
  }

  private static String said(String field) {
    return event(
        "{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\""
            + SAID
            + "\"}}],"
            + field
            + "}");
  }

  private static String event(String data) {
    return "data: " + data + "\n\n";
  }
}
