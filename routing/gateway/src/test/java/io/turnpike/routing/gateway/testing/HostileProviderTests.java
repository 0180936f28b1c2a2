package io.turnpike.routing.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Cut;
import io.turnpike.routing.gateway.testing.behaviour.NamedBehaviours;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.gateway.testing.behaviour.SseStyle;
import io.turnpike.routing.gateway.testing.behaviour.UsageStyle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostileProviderTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final ProviderCaller caller = new ProviderCaller(provider);

  @BeforeEach
  void forget() {
    provider.reset();
  }

  @Test
  void answersWholeWithCountsThatAddUp() throws Exception {
    provider.next(Completion.text("one two three"));

    HttpResponse<String> answer = caller.ask("gpt-x", false);

    assertThat(answer.body())
        .contains("\"content\":\"one two three\"")
        .contains("\"prompt_tokens\":2,\"completion_tokens\":3,\"total_tokens\":5");
    assertThat(provider.requests().getFirst().awaitOver(PATIENCE)).isTrue();
    assertThat(provider.requests().getFirst().tokensWritten()).isEqualTo(3);
  }

  @Test
  void streamsTokenByTokenAndTellsUsageWhenAsked() throws Exception {
    provider.next(Completion.text("one two"));

    List<String> events =
        caller.ask("gpt-x", true).body().lines().filter(line -> !line.isEmpty()).toList();

    assertThat(events).hasSize(6).endsWith("data: [DONE]");
    assertThat(events.get(1)).contains("\"content\":\"one\"");
    assertThat(events.get(2)).contains("\"content\":\" two\"");
    assertThat(events.get(4)).contains("\"choices\":[]").contains("\"completion_tokens\":2");
  }

  @Test
  void hidesUsageWhenToldTo() throws Exception {
    provider.next(Completion.tokens(2).usage(UsageStyle.MISSING));

    assertThat(caller.ask("gpt-x", true).body()).doesNotContain("usage");
  }

  @Test
  void anyCutOfAStreamCarriesTheSameBytes() throws Exception {
    provider.next(
        Completion.tokens(4),
        Completion.tokens(4).cut(new Cut.EveryByte()),
        Completion.tokens(4).cut(new Cut.Random(3, 9)));

    String whole = caller.ask("m", true).body();
    assertThat(withoutId(caller.ask("m", true).body())).isEqualTo(withoutId(whole));
    assertThat(withoutId(caller.ask("m", true).body())).isEqualTo(withoutId(whole));
    assertThat(provider.requests())
        .allSatisfy(r -> assertThat(r.awaitOver(PATIENCE)).isTrue())
        .allSatisfy(r -> assertThat(r.tokensWritten()).isEqualTo(4));
  }

  @Test
  void writesEventsInTheLegalWaysAsked() throws Exception {
    provider.next(
        Completion.tokens(1).style(SseStyle.CRLF), Completion.tokens(1).style(SseStyle.BOM));

    assertThat(caller.ask("m", true).body()).contains("data: [DONE]\r\n\r\n");
    assertThat(caller.ask("m", true).body()).startsWith("\uFEFFdata: ");
  }

  @Test
  void refusesWithStatusAndHeaders() throws Exception {
    provider.next(Refusal.status(429).retryAfterSeconds(3));

    HttpResponse<String> refusal = caller.ask("m", false);

    assertThat(refusal.statusCode()).isEqualTo(429);
    assertThat(refusal.headers().firstValue("retry-after")).hasValue("3");
    assertThat(refusal.body()).contains("\"code\":\"rate_limit_exceeded\"");
  }

  @Test
  void choosesBehaviourByModelName() throws Exception {
    assertThat(caller.ask("hostile/status-503", false).statusCode()).isEqualTo(503);
    assertThat(caller.ask("hostile/tokens-3", false).body()).contains("t1 t2 t3");
    assertThat(caller.ask("hostile/html", false).body()).startsWith("<!doctype html>");
  }

  @Test
  void speaksTheMessagesApiWhole() throws Exception {
    HttpResponse<String> answer = caller.tell("hostile/cached", false);

    assertThat(answer.body())
        .contains("\"content\":[{", "\"text\":\"t1 t2 t3 t4 t5\"")
        .contains("\"stop_reason\":\"end_turn\"", "\"cache_read_input_tokens\":7")
        .contains("\"cache_creation_input_tokens\":11", "\"output_tokens\":5");
    ReceivedRequest request = provider.requests().getFirst();
    assertThat(request.header("x-api-key")).isEqualTo("sk-test");
    assertThat(request.header("anthropic-version")).isEqualTo("2023-06-01");
  }

  @Test
  void speaksTheMessagesApiInAStream() throws Exception {
    List<String> names =
        caller
            .tell("hostile/tokens-2", true)
            .body()
            .lines()
            .filter(line -> line.startsWith("event: "))
            .map(line -> line.substring(7))
            .toList();

    assertThat(names)
        .containsExactly(
            "message_start",
            "content_block_start",
            "ping",
            "content_block_delta",
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop");
  }

  @Test
  void refusesInTheWordsOfEitherVendor() throws Exception {
    assertThat(caller.tell("hostile/status-529", false).body()).contains("\"overloaded_error\"");
    assertThat(caller.tell("hostile/insufficient-quota", false).body())
        .contains("\"rate_limit_error\"", "\"error_code\":\"enforced_spend_limit_reached\"");
    assertThat(caller.tell("hostile/error-event-after-3", true).body())
        .contains("event: error\ndata: {\"type\":\"error\"")
        .doesNotContain("message_stop");
    assertThat(caller.tell("hostile/filtered", true).body())
        .contains("\"stop_reason\":\"refusal\"");
    assertThat(caller.ask("hostile/filtered", false).body()).contains("\"content_filter\"");
  }

  @Test
  void callsToolsInEitherShape() throws Exception {
    assertThat(caller.ask("hostile/tool-call", false).body())
        .contains("\"arguments\":\"{\\\"city\\\": \\\"Oslo\\\"}\"");
    assertThat(caller.tell("hostile/tool-call", false).body())
        .contains("\"type\":\"tool_use\"", "\"input\":{\"city\":\"Oslo\"}");
    assertThat(caller.tell("hostile/tool-call", true).body()).contains("input_json_delta");
    assertThat(caller.ask("hostile/tool-call", true).body()).contains("\"tool_calls\"");
  }

  @Test
  void packsBodiesAsTheySay() throws Exception {
    for (String packed : List.of("gzip", "deflate", "raw-deflate")) {
      for (boolean stream : new boolean[] {false, true}) {
        byte[] body = caller.bytes("hostile/encoded-" + packed, stream);
        assertThat(unpacked(packed, body)).contains("t1").contains("usage");
      }
    }
  }

  @Test
  void bombUnpacksToAThousandTimesItsSize() throws Exception {
    provider.next(io.turnpike.routing.gateway.testing.behaviour.Framing.bomb(2));

    byte[] body = caller.bytes("m", false);

    assertThat(body.length).isLessThan(4_096);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      assertThat(in.readNBytes(2 << 20)).hasSize(2 << 20);
    }
  }

  @Test
  void rechunksTheSameWordsAsTheSeedSays() throws Exception {
    String once = caller.ask("hostile/rechunk-42", true).body();

    assertThat(withoutId(caller.ask("hostile/rechunk-42", true).body())).isEqualTo(withoutId(once));
    assertThat(caller.ask("hostile/rechunk-43", true).body()).contains("☂");
  }

  @Test
  void countsByBehaviour() throws Exception {
    caller.ask("hostile/tokens-3", true);
    caller.ask("hostile/tokens-3", false);
    provider.next(Completion.tokens(1));
    caller.ask("hostile/tokens-3", false);
    provider.requests().forEach(request -> request.awaitOver(PATIENCE));

    Count count = provider.count("hostile/tokens-3");
    assertThat(count.requests()).isEqualTo(2);
    assertThat(count.finished()).isEqualTo(2);
    assertThat(count.tokens()).isEqualTo(6);
    assertThat(caller.get("/../ledger/counts").body())
        .contains("\"hostile/tokens-3\":{", "\"queued\":{\"requests\":1");
  }

  @Test
  void everyFaultOfTheContractHasItsBehaviours() {
    assertThat(FaultRow.values())
        .extracting(FaultRow::number)
        .containsExactlyElementsOf(oneToForty());
    for (FaultRow row : FaultRow.values()) {
      for (String name : row.behaviours()) {
        String example = name.replaceAll("<[^>]*>", "3");
        assertThat(NamedBehaviours.find("hostile/" + example)).as(example).isNotNull();
      }
    }
    assertThat(NamedBehaviours.find("hostile/no-such-thing")).isNull();
  }

  @Test
  void keepsBodyHeadersAndLedger() throws Exception {
    caller.ask("gpt-x", false);
    provider.awaitRequest(1).awaitOver(PATIENCE);

    ReceivedRequest request = provider.requests().getFirst();
    assertThat(request.bodyText()).contains("\"model\":\"gpt-x\"");
    assertThat(request.header("authorization")).isEqualTo("Bearer sk-test");
    assertThat(caller.get("/../ledger").body()).contains("\"tokens_written\":5");
    assertThat(caller.get("/models").body()).contains("hostile/never-ending");
  }

  private static String unpacked(String packing, byte[] body) throws IOException {
    InputStream packed = new ByteArrayInputStream(body);
    InputStream in =
        switch (packing) {
          case "gzip" -> new GZIPInputStream(packed);
          case "deflate" -> new InflaterInputStream(packed);
          default -> new InflaterInputStream(packed, new Inflater(true));
        };
    return new String(in.readAllBytes(), UTF_8);
  }

  private static List<Integer> oneToForty() {
    return java.util.stream.IntStream.rangeClosed(1, 40).boxed().toList();
  }

  private static String withoutId(String events) {
    return events.replaceAll("chatcmpl-\\d+", "chatcmpl");
  }
}
