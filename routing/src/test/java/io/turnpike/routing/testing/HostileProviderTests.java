package io.turnpike.routing.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.testing.behaviour.Answer;
import io.turnpike.routing.testing.behaviour.Cut;
import io.turnpike.routing.testing.behaviour.Faults;
import io.turnpike.routing.testing.behaviour.NamedBehaviours;
import io.turnpike.routing.testing.behaviour.Oddities;
import io.turnpike.routing.testing.behaviour.Refusal;
import io.turnpike.routing.testing.behaviour.SseStyle;
import io.turnpike.routing.testing.behaviour.UsageStyle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostileProviderTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    assertThat(provider.requests().getFirst().awaitOver(PATIENCE)).isTrue();
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
    assertThat(provider.requests())
        .allSatisfy(r -> assertThat(r.awaitOver(PATIENCE)).isTrue())
        .allSatisfy(r -> assertThat(r.tokensWritten()).isEqualTo(4));
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
  void speaksTheMessagesApiWhole() throws Exception {
    HttpResponse<String> answer = tell("hostile/cached", false);

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
        tell("hostile/tokens-2", true)
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
    assertThat(tell("hostile/status-529", false).body()).contains("\"overloaded_error\"");
    assertThat(tell("hostile/insufficient-quota", false).body())
        .contains("\"rate_limit_error\"", "\"error_code\":\"enforced_spend_limit_reached\"");
    assertThat(tell("hostile/error-event-after-3", true).body())
        .contains("event: error\ndata: {\"type\":\"error\"")
        .doesNotContain("message_stop");
    assertThat(tell("hostile/filtered", true).body()).contains("\"stop_reason\":\"refusal\"");
    assertThat(ask("hostile/filtered", false).body()).contains("\"content_filter\"");
  }

  @Test
  void callsToolsInEitherShape() throws Exception {
    assertThat(ask("hostile/tool-call", false).body())
        .contains("\"arguments\":\"{\\\"city\\\": \\\"Oslo\\\"}\"");
    assertThat(tell("hostile/tool-call", false).body())
        .contains("\"type\":\"tool_use\"", "\"input\":{\"city\":\"Oslo\"}");
    assertThat(tell("hostile/tool-call", true).body()).contains("input_json_delta");
    assertThat(ask("hostile/tool-call", true).body()).contains("\"tool_calls\"");
  }

  @Test
  void packsBodiesAsTheySay() throws Exception {
    for (String packed : List.of("gzip", "deflate", "raw-deflate")) {
      for (boolean stream : new boolean[] {false, true}) {
        byte[] body = bytes("hostile/encoded-" + packed, stream);
        assertThat(unpacked(packed, body)).contains("t1").contains("usage");
      }
    }
  }

  @Test
  void bombUnpacksToAThousandTimesItsSize() throws Exception {
    provider.next(io.turnpike.routing.testing.behaviour.Framing.bomb(2));

    byte[] body = bytes("m", false);

    assertThat(body.length).isLessThan(4_096);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      assertThat(in.readNBytes(2 << 20)).hasSize(2 << 20);
    }
  }

  @Test
  void rechunksTheSameWordsAsTheSeedSays() throws Exception {
    String once = ask("hostile/rechunk-42", true).body();

    assertThat(withoutId(ask("hostile/rechunk-42", true).body())).isEqualTo(withoutId(once));
    assertThat(ask("hostile/rechunk-43", true).body()).contains("☂");
  }

  @Test
  void countsByBehaviour() throws Exception {
    ask("hostile/tokens-3", true);
    ask("hostile/tokens-3", false);
    provider.next(Answer.tokens(1));
    ask("hostile/tokens-3", false);
    provider.requests().forEach(request -> request.awaitOver(PATIENCE));

    Count count = provider.count("hostile/tokens-3");
    assertThat(count.requests()).isEqualTo(2);
    assertThat(count.finished()).isEqualTo(2);
    assertThat(count.tokens()).isEqualTo(6);
    assertThat(get("/../ledger/counts").body())
        .contains("\"hostile/tokens-3\":{", "\"queued\":{\"requests\":1");
  }

  @Test
  void closesConnectionsThatLieIdle() throws Exception {
    ask("hostile/idle-close-1", false);
    while (provider.openConnections() > 0) {
      Thread.sleep(1);
    }

    assertThat(ask("m", false).statusCode()).isEqualTo(200);
  }

  @Test
  void resetsAConnectionThatIsUsedAgain() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", provider.port())) {
      provider.next(Faults.spoilsItsConnection());
      socket.getOutputStream().write(raw());
      assertThat(provider.awaitRequest(1).awaitOver(PATIENCE)).isTrue();
      InputStream in = socket.getInputStream();
      while (in.available() > 0) {
        in.skip(in.available());
      }
      socket.getOutputStream().write(raw());

      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
      assertThat(provider.requests()).hasSize(1);
    }
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
  void fullBacklogNeverAnswersTheDoor() throws Exception {
    try (FullBacklog full = FullBacklog.open();
        Socket socket = new Socket()) {
      InetSocketAddress door = new InetSocketAddress("127.0.0.1", full.baseUrl().getPort());

      assertThatThrownBy(() -> socket.connect(door, 300))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void showsACertificateThatNobodyTrusts() {
    try (HostileProvider untrusted = HostileProvider.start(Certificate.EXPIRED)) {
      HttpRequest request = HttpRequest.newBuilder(untrusted.baseUrl()).build();

      assertThatThrownBy(() -> send(request)).isInstanceOf(SSLException.class);
    }
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
    provider.awaitRequest(1).awaitOver(PATIENCE);

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

  private static HttpResponse<String> tell(String model, boolean stream) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(provider.baseUrl() + "/messages"))
            .header("x-api-key", "sk-test")
            .header("anthropic-version", "2023-06-01")
            .POST(HttpRequest.BodyPublishers.ofString(body(model, stream)))
            .build());
  }

  private static byte[] bytes(String model, boolean stream) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(provider.baseUrl() + "/chat/completions"))
            .POST(HttpRequest.BodyPublishers.ofString(body(model, stream)))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
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
