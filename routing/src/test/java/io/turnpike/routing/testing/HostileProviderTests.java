package io.turnpike.routing.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.testing.behaviour.Answer;
import io.turnpike.routing.testing.behaviour.Cut;
import io.turnpike.routing.testing.behaviour.Faults;
import io.turnpike.routing.testing.behaviour.Oddities;
import io.turnpike.routing.testing.behaviour.Refusal;
import io.turnpike.routing.testing.behaviour.SseStyle;
import io.turnpike.routing.testing.behaviour.UsageStyle;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostileProviderTests {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void forget() {
    provider.reset();
  }

  @Test
  void answersWholeWithCountsThatAddUp() throws Exception {
    provider.next(Answer.text("one two three"));

    HttpResponse<String> answer = ask("gpt-x", false);

    assertThat(answer.body())
        .contains("\"content\":\"one two three\"")
        .contains("\"prompt_tokens\":2,\"completion_tokens\":3,\"total_tokens\":5");
    assertThat(provider.requests().getFirst().tokensWritten()).isEqualTo(3);
  }

  @Test
  void streamsTokenByTokenAndTellsUsageWhenAsked() throws Exception {
    provider.next(Answer.text("one two"));

    List<String> events =
        ask("gpt-x", true).body().lines().filter(line -> !line.isEmpty()).toList();

    assertThat(events).hasSize(6).endsWith("data: [DONE]");
    assertThat(events.get(1)).contains("\"content\":\"one\"");
    assertThat(events.get(2)).contains("\"content\":\" two\"");
    assertThat(events.get(4)).contains("\"choices\":[]").contains("\"completion_tokens\":2");
  }

  @Test
  void hidesUsageWhenToldTo() throws Exception {
    provider.next(Answer.tokens(2).usage(UsageStyle.MISSING));

    assertThat(ask("gpt-x", true).body()).doesNotContain("usage");
  }

  @Test
  void anyCutOfAStreamCarriesTheSameBytes() throws Exception {
    provider.next(
        Answer.tokens(4),
        Answer.tokens(4).cut(new Cut.EveryByte()),
        Answer.tokens(4).cut(new Cut.Random(3, 9)));

    String whole = ask("m", true).body();
    assertThat(withoutId(ask("m", true).body())).isEqualTo(withoutId(whole));
    assertThat(withoutId(ask("m", true).body())).isEqualTo(withoutId(whole));
    assertThat(provider.requests()).allSatisfy(r -> assertThat(r.tokensWritten()).isEqualTo(4));
  }

  @Test
  void writesEventsInTheLegalWaysAsked() throws Exception {
    provider.next(Answer.tokens(1).style(SseStyle.CRLF), Answer.tokens(1).style(SseStyle.BOM));

    assertThat(ask("m", true).body()).contains("data: [DONE]\r\n\r\n");
    assertThat(ask("m", true).body()).startsWith("\uFEFFdata: ");
  }

  @Test
  void refusesWithStatusAndHeaders() throws Exception {
    provider.next(Refusal.status(429).retryAfterSeconds(3));

    HttpResponse<String> refusal = ask("m", false);

    assertThat(refusal.statusCode()).isEqualTo(429);
    assertThat(refusal.headers().firstValue("retry-after")).hasValue("3");
    assertThat(refusal.body()).contains("\"code\":\"rate_limit_exceeded\"");
  }

  @Test
  void choosesBehaviourByModelName() throws Exception {
    assertThat(ask("hostile/status-503", false).statusCode()).isEqualTo(503);
    assertThat(ask("hostile/tokens-3", false).body()).contains("t1 t2 t3");
    assertThat(ask("hostile/html", false).body()).startsWith("<!doctype html>");
  }

  @Test
  void breaksConnectionsInAllPlaces() {
    for (String model :
        List.of("reset-before-headers", "reset-within-headers", "truncated", "close-after-3")) {
      assertThatThrownBy(() -> ask("hostile/" + model, true)).isInstanceOf(IOException.class);
    }
    assertThat(provider.requests().getLast().tokensWritten()).isEqualTo(3);
    assertThat(provider.requests().getLast().peerClosedAt()).isNull();
  }

  @Test
  void endsCleanlyWithoutDoneWhenToldTo() throws Exception {
    provider.next(Faults.endWithoutDoneAfter(2), Faults.errorEventFirst(), Oddities.onlyDone());

    assertThat(ask("m", true).body()).contains("t2").doesNotContain("t3", "[DONE]");
    assertThat(ask("m", true).body()).startsWith("data: {\"error\"");
    assertThat(ask("m", true).body()).isEqualTo("data: [DONE]\n\n");
  }

  @Test
  void noticesWhenTheCallerLeaves() throws Exception {
    provider.next(Faults.stallBeforeHeaders());

    try (Socket socket = new Socket("127.0.0.1", provider.port())) {
      socket.getOutputStream().write(raw());
      assertThat(provider.awaitRequest(1).peerClosedAt()).isNull();
    }

    assertThat(provider.requests().getFirst().awaitOver(PATIENCE)).isTrue();
    assertThat(provider.requests().getFirst().peerClosedAt()).isNotNull();
  }

  @Test
  void neverEndingStopsWhenTheCallerDoes() throws Exception {
    provider.next(Oddities.neverEnding(Duration.ofMillis(1)));

    try (Socket socket = new Socket("127.0.0.1", provider.port())) {
      socket.getOutputStream().write(raw());
      InputStream in = socket.getInputStream();
      assertThat(in.readNBytes(2_000)).hasSize(2_000);
    }

    ReceivedRequest request = provider.awaitRequest(1);
    assertThat(request.awaitOver(PATIENCE)).isTrue();
    assertThat(request.tokensWritten()).isPositive();
  }

  @Test
  void keepsBodyHeadersAndLedger() throws Exception {
    ask("gpt-x", false);

    ReceivedRequest request = provider.requests().getFirst();
    assertThat(request.bodyText()).contains("\"model\":\"gpt-x\"");
    assertThat(request.header("authorization")).isEqualTo("Bearer sk-test");
    assertThat(get("/../ledger").body()).contains("\"tokens_written\":5");
    assertThat(get("/models").body()).contains("hostile/never-ending");
  }

  @Test
  void closedPortRefuses() {
    try (ClosedPort port = ClosedPort.reserve()) {
      assertThatThrownBy(() -> send(HttpRequest.newBuilder(port.baseUrl()).build()))
          .isInstanceOf(ConnectException.class);
    }
  }

  private static HttpResponse<String> ask(String model, boolean stream) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(provider.baseUrl() + "/chat/completions"))
            .header("Authorization", "Bearer sk-test")
            .POST(HttpRequest.BodyPublishers.ofString(body(model, stream)))
            .build());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(provider.baseUrl() + path).normalize()).build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  private static byte[] raw() {
    String body = body("m", true);
    return ("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(UTF_8);
  }

  private static String body(String model, boolean stream) {
    return """
    {"model":"%s","stream":%b,"stream_options":{"include_usage":true},\
    "messages":[{"role":"user","content":"Say hello"}]}"""
        .formatted(model, stream);
  }

  private static String withoutId(String events) {
    return events.replaceAll("chatcmpl-\\d+", "chatcmpl");
  }
}
