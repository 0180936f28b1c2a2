package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that cannot be served: each is told why, and nothing is sent to a provider. */
@ExtendWith(NoLeaks.class)
class BadInputIT {

  @AutoClose private static final HostileProvider provider = HostileProvider.start();

  @AutoClose
  private static final GatewayFixture gateway =
      GatewayFixture.start(
          Map.of(
              "turnpike.gateway.max-body", "64KB", "turnpike.gateway.concurrency.per-tenant", "3"));

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

  @AfterEach
  void nothingWasSent() {
    assertThat(provider.requests()).isEmpty();
    assertThat(gateway.active()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'', MISSING, No gateway key was sent",
    "Bearer tp_nobody, UNKNOWN, not known here",
    "Bearer tp_revoked, REVOKED, has been revoked",
    "Bearer tp_expired, EXPIRED, has expired",
    "Bearer sk-openai, MALFORMED, This is no gateway key",
    "Basic dXNlcjpw, MALFORMED, This is no gateway key",
    "Bearer, MISSING, No gateway key was sent",
    "Bearer tpa_0123, MALFORMED, This is a management key",
    "Bearer tp_CUT, MALFORMED, cut off",
  })
  void saysWhatIsWrongWithAKey(String authorization, String reason, String sentence) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.url("/v1/chat/completions"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    HttpResponse<String> answer =
        ask.send(
            authorization.isEmpty()
                ? request.build()
                : request.header("Authorization", authorization).build());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("invalid_api_key", "authentication_error", sentence);
    assertThat(answer.headers().firstValue("x-turnpike-request-id")).isPresent();
    boolean known = reason.equals("REVOKED") || reason.equals("EXPIRED");
    assertThat(gateway.journal.events()).hasSizeLessThanOrEqualTo(1);
    if (known) {
      assertRejected(401, "invalid_api_key");
    }
  }

  @Test
  void anUnreachableStoreIsNotTheClientsFault() {
    HttpResponse<String> answer = ask.whole("up/m", "x-api-key", "tp_store_down");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("store_unavailable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | 400 | invalid_request_body",
        "hello | 400 | invalid_request_body",
        "[] | 400 | invalid_request_body",
        "{\"model\":\"up/m\"} | 400 | missing_required_parameter",
        "{\"messages\":[]} | 400 | missing_required_parameter",
        "{\"model\":\"up/m\",\"messages\":[],\"stream\":\"yes\"} | 400 | invalid_request_body",
        "{\"model\":\"nobody/m\",\"messages\":[]} | 404 | model_not_found",
        "{\"model\":\"m\",\"messages\":[]} | 404 | model_not_found",
      })
  void saysWhatIsWrongWithABody(String body, int status, String code) {
    HttpResponse<String> answer = ask.post(body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"", "invalid_request_error");
    assertRejected(status, code);
  }

  @Test
  void refusesTenThousandLevels() {
    HttpResponse<String> answer =
        ask.post("{\"model\":\"up/m\",\"messages\":" + "[".repeat(10_000));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("200 levels");
    assertRejected(400, "invalid_request_body");
  }

  @Test
  void refusesALargeBodyByItsDeclaredLengthWithoutReadingIt() throws IOException {
    String answer =
        raw(
            "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nx-api-key: tp_good\r\n"
                + "Content-Length: 20971520\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 413").contains("larger than 65536 bytes");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("connection: close");
    assertRejected(413, "request_too_large");
  }

  @Test
  void refusesALargeBodyThatDoesNotSayHowLargeItIs() throws IOException {
    String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
    String answer =
        raw(
            "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nx-api-key: tp_good\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + chunk.repeat(5));

    assertThat(answer).startsWith("HTTP/1.1 413");
    assertRejected(413, "request_too_large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip, gzip", "compress"})
  void namesTheCompressionsThatAreUnderstood(String coding) {
    HttpResponse<String> answer = ask.post("{}", "content-encoding", coding);

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("unsupported_encoding", "gzip, zstd and deflate");
  }

  @Test
  void namesAConfigThatIsNotThere() {
    HttpResponse<String> answer = ask.whole("up/m", "x-turnpike-config", "nowhere@7");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("config_not_found", "nowhere@7");
    assertRejected(404, "config_not_found");
  }

  @Test
  void refusesAConfigSentWithTheRequest() {
    HttpResponse<String> answer = ask.whole("up/m", "x-turnpike-config", "{\"provider\":\"@up\"}");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("inline_config_not_permitted");
  }

  @Test
  void namesAConnectionThatIsNotThere() {
    HttpResponse<String> answer = ask.whole("m", "x-turnpike-provider", "nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("provider_not_found", "nowhere");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x-turnpike-metadata | {\"a\":{\"b\":1}}",
        "x-turnpike-metadata | [1]",
        "x-turnpike-metadata | nonsense",
        "x-turnpike-timeout-ms | soon",
        "x-turnpike-timeout-ms | -5",
      })
  void saysWhatIsWrongWithAHeader(String header, String value) {
    HttpResponse<String> answer = ask.whole("up/m", header, value);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_header", header);
    assertRejected(400, "invalid_header");
  }

  @Test
  void boundsMetadata() {
    String longValue = "{\"a\":\"" + "x".repeat(513) + "\"}";

    assertThat(ask.whole("up/m", "x-turnpike-metadata", longValue).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/v1/chat/completions, remove the doubled /v1",
    "/v1/chat/completion, did you mean /v1/chat/completions",
    "/v1/model, did you mean /v1/models",
    "/v1/nothing/like/it, What there is",
    "/v1, What there is",
  })
  void pointsToTheNearestPath(String path, String hint) {
    HttpResponse<String> answer = ask.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("unknown_path", hint);
    assertRejected(404, "unknown_path");
  }

  @Test
  void namesTheRightMethod() {
    HttpResponse<String> answer = ask.get("/v1/chat/completions");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).hasValue("POST");
    assertRejected(405, "method_not_allowed");
  }

  @Test
  void leavesOtherPathsToOthers() {
    HttpResponse<String> answer = ask.get("/v1x", "x-api-key", "sk-none-of-ours");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void sendsNothingThatItCannotRecord() {
    gateway.journal.full(true);

    HttpResponse<String> answer = ask.whole("up/m");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("usage_journal_full");
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
  }

  @Test
  void refusesMoreAtOnceThanAnOrganizationMay() throws Exception {
    List<Socket> waiting = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      waiting.add(stalled());
      provider.awaitRequest(i);
    }

    HttpResponse<String> answer = ask.whole("up/m");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("concurrency_limit");
    assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
    assertRejectedLast();
    for (Socket socket : waiting) {
      socket.close();
    }
    gateway.journal.awaitEvents(4);
    provider.reset();
  }

  private static Socket stalled() throws IOException {
    String body = "{\"model\":\"up/hostile/stall-before-headers\"," + Asking.QUESTION + "}";
    Socket socket = new Socket("127.0.0.1", gateway.port());
    socket
        .getOutputStream()
        .write(
            ("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nx-api-key: tp_good\r\n"
                    + "Content-Length: "
                    + body.length()
                    + "\r\n\r\n"
                    + body)
                .getBytes(UTF_8));
    return socket;
  }

  private static void assertRejectedLast() {
    assertThat(gateway.journal.awaitEvents(1).getLast().served().outcome())
        .isEqualTo(Outcome.REJECTED);
  }

  private static void assertRejected(int status, String code) {
    UsageEvent event = gateway.journal.awaitEvent(code);
    assertThat(event.served().outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(event.served().status()).isEqualTo(status);
    assertThat(event.served().errorCode()).isEqualTo(code);
    assertThat(event.bill().cost()).isNull();
    assertThat(gateway.records()).filteredOn(it -> it.eventId().equals(event.id())).hasSize(1);
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
