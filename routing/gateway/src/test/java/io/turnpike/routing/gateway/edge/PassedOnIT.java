package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpHeaders;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever no dialect serves, on its way to a provider. */
@ExtendWith(NoLeaks.class)
class PassedOnIT {

  private static final int HELD = 4_096;

  /** On a machine that does nothing else, as it does in one of so many tries. */
  private static final long AT_ONCE_NANOS = 250_000_000;

  private static final int TRIES = 5;
  private static final String JSON = "application/json";
  private static final String SECRET = "sk-canary-0123456789";

  @AutoClose private static final AnyEndpoint provider = new AnyEndpoint();

  @AutoClose
  private static final GatewayFixture gateway =
      GatewayFixture.start(Map.of("turnpike.gateway.answer.max-body", HELD + "B"));

  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway.connect("up", provider.baseUrl()).connectAnthropic("claude", provider.baseUrl());
    gateway.config("usual", new Target("up", List.of(), Timeouts.DEFAULT, Retry.NONE));
    gateway.failover("two", "up", "claude");
    gateway.key("tp_usual", "usual", Set.of());
    gateway.key("tp_limited", null, Set.of("up/m"));
  }

  @BeforeEach
  void forget() {
    provider.forget();
    gateway.reset();
    gateway.mend();
  }

  @Test
  void jsonGoesByThePrefixOfItsModelAndIsMetered() {
    String body = "{ \"input\":\"ü\", \"model\":\"up/omni\", \"provider\":{\"mine\":1} }";
    String answered = "{\"results\":[],\"usage\":{\"prompt_tokens\":7,\"total_tokens\":7}}";
    provider.next(200, "application/json; charset=utf-8", answered);

    HttpResponse<String> answer =
        post("/v1/moderations?x=1", "application/json; charset=UTF-8", body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(answered);
    assertThat(header(answer, "content-type")).isEqualTo("application/json; charset=utf-8");
    assertThat(header(answer, "x-turnpike-provider")).isEqualTo("up");
    assertThat(header(answer, "x-turnpike-model")).isEqualTo("omni");
    assertThat(header(answer, "x-turnpike-cost-usd")).isEqualTo("0.000007");
    AnyEndpoint.Asked asked = provider.lastAsked();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.uri()).isEqualTo("/v1/moderations?x=1");
    assertThat(new String(asked.body().getBytes(ISO_8859_1), UTF_8))
        .isEqualTo(body.replace("up/omni", "omni"));
    assertThat(asked.headers().get("content-type")).isEqualTo("application/json; charset=UTF-8");
    assertThat(asked.headers().get("authorization")).isEqualTo("Bearer " + SECRET);
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.asked().operation()).isEqualTo("moderations");
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(7, 0));
    assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFormGoesByTheModelInIt(boolean packed) throws IOException {
    String file = "ID3\u0000\u00ff\r\n--b\r\n".repeat(500);
    String form = form(file, "up/whisper");
    provider.next(
        200,
        JSON,
        "{\"text\":\"hi\",\"usage\":{\"type\":\"tokens\",\"input_tokens\":30,"
            + "\"input_token_details\":{\"audio_tokens\":20},\"output_tokens\":8}}");
    byte[] bytes = form.getBytes(ISO_8859_1);
    HttpRequest.Builder request =
        ask.request("/v1/audio/transcriptions")
            .header("content-type", "multipart/form-data; boundary=bound")
            .header("accept", "application/json")
            .POST(BodyPublishers.ofByteArray(packed ? gzip(bytes) : bytes));

    HttpResponse<String> answer =
        ask.send((packed ? request.header("content-encoding", "gzip") : request).build());

    assertThat(answer.body()).contains("\"text\":\"hi\"");
    assertThat(provider.lastAsked().body()).isEqualTo(form(file, "whisper"));
    HttpHeaders sent = provider.lastAsked().headers();
    assertThat(sent.get("content-type")).isEqualTo("multipart/form-data; boundary=bound");
    assertThat(sent.get("accept")).isEqualTo("application/json");
    assertThat(sent.get("content-encoding")).isNull();
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.bill().usage()).isEqualTo(new TokenUsage(10, 0, 0, 0, 8, 0, 20, 0, 0));
    assertThat(event.asked().model()).isEqualTo("up/whisper");
  }

  @Test
  void aFileIsNotHeldAgainstTheContextOfAModel() {
    provider.next(200, JSON, "{}");

    HttpResponse<String> answer =
        post(
            "/v1/audio/transcriptions",
            "multipart/form-data; boundary=bound",
            form("sound ".repeat(50_000), "claude/" + FakeCatalog.MEASURED));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void bytesComeBackAsTheyAreAndNobodyInventsTheirCost() {
    String speech = "ID3\u0000\u00ff".repeat(50_000);
    provider.next(
        response ->
            response
                .status(201)
                .header("content-type", "audio/mpeg")
                .header("content-disposition", "attachment; filename=a.mp3")
                .header("set-cookie", "a=b")
                .header("content-length", Integer.toString(speech.length()))
                .send(AnyEndpoint.bytes(speech)));

    HttpResponse<byte[]> answer =
        bytes("/v1/audio/speech", "{\"model\":\"up/tts\",\"input\":\"hi\"}");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(new String(answer.body(), ISO_8859_1)).isEqualTo(speech);
    assertThat(header(answer, "content-type")).isEqualTo("audio/mpeg");
    assertThat(header(answer, "content-length")).isEqualTo("250000");
    assertThat(header(answer, "content-disposition")).isEqualTo("attachment; filename=a.mp3");
    assertThat(header(answer, "content-security-policy")).startsWith("sandbox");
    assertThat(header(answer, "set-cookie")).isEmpty();
    assertThat(header(answer, "x-turnpike-cost-usd")).isEmpty();
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().cost()).isNull();
    assertThat(event.attempts().getFirst().bill().source()).isEqualTo(UsageSource.UNCONFIRMED);
    assertThat(event.attempts().getFirst().bill().usage()).isEqualTo(TokenUsage.NONE);
  }

  @Test
  void leavingClosesTheCallToTheProvider() throws Exception {
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < TRIES && shortest >= AT_ONCE_NANOS; i++) {
      forget();
      shortest = Math.min(shortest, leaving());
    }
    assertThat(shortest).isLessThan(AT_ONCE_NANOS);
  }

  /** How long it takes the provider to hear of it. */
  private static long leaving() throws Exception {
    provider.nextEndless("audio/mpeg", "some sound ");
    long before;

    try (Leaving client =
        Leaving.send(
            gateway,
            "/v1/audio/speech",
            GatewayFixture.KEY,
            "{\"model\":\"up/tts\",\"input\":\"hi\"}")) {
      client.until("some sound");
      before = System.nanoTime();
    }

    long left = provider.left().get(30, TimeUnit.SECONDS);
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(event.asked().operation()).isEqualTo("audio/speech");
    assertThat(gateway.active()).isZero();
    return left - before;
  }

  @ParameterizedTest
  @CsvSource({
    "audio/mpeg, 0, some sound",
    "audio/mpeg, 100000, some sound",
    "text/event-stream, 0, data: 1",
  })
  void aBreakInTheMiddleIsNoEnd(String type, long declared, String sound) throws IOException {
    provider.nextBroken(type, sound, declared);

    try (Leaving client =
        Leaving.send(
            gateway,
            "/v1/audio/speech",
            GatewayFixture.KEY,
            "{\"model\":\"up/tts\",\"input\":\"hi\"}")) {
      assertThat(client.all()).contains("200 OK", sound).doesNotEndWith("\r\n0\r\n\r\n");
    }

    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(event.served().errorCode()).isEqualTo("upstream_truncated");
    assertThat(gateway.active()).isZero();
  }

  @Test
  void aFailureBeforeTheFirstByteLeadsOn() {
    provider.next(500, JSON, "{}");
    provider.next(200, "audio/mpeg", "sound");

    HttpResponse<String> answer =
        post("/v1/audio/speech", JSON, "{\"model\":\"tts\"}", "x-turnpike-config", "two");

    assertThat(answer.body()).isEqualTo("sound");
    assertThat(header(answer, "x-turnpike-provider")).isEqualTo("claude");
    assertThat(gateway.awaitEventOf(answer).attempts()).hasSize(2);
  }

  @Test
  void eventsPassUntouchedAndTheirUsageIsRead() {
    String events =
        "event: a\r\ndata: {\"b64\":\""
            + "x".repeat(100_000)
            + "\"}\r\n\r\n: hi\n\n"
            + "data: {\"type\":\"done\",\"usage\":{\"input_tokens\":3,\"output_tokens\":2}}\n\n";
    provider.next(200, "text/event-stream", events);

    HttpResponse<String> answer =
        post("/v1/images/generations", JSON, "{\"model\":\"up/image\",\"stream\":true}");

    assertThat(answer.body()).isEqualTo(events);
    assertThat(header(answer, "content-type")).isEqualTo("text/event-stream");
    assertThat(header(answer, "cache-control")).isEqualTo("no-cache");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(3, 2));
    assertThat(event.asked().streamed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void jsonThatIsTooLargeToHoldPassesAsItComes(boolean declared) {
    String large = "{\"data\":\"" + "x".repeat(10 * HELD) + "\",\"usage\":{\"total_tokens\":1}}";
    provider.next(
        response ->
            (declared
                    ? response.header("content-length", Integer.toString(large.length()))
                    : response)
                .header("content-type", JSON)
                .send(AnyEndpoint.bytes(large)));

    HttpResponse<String> answer = post("/v1/ocr", JSON, "{\"model\":\"up/r\"}");

    assertThat(answer.body()).isEqualTo(large);
    assertThat(gateway.awaitEventOf(answer).served().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void aListIsAskedForByTheHeaderWithItsQuery() throws IOException {
    provider.next(200, JSON, "{\"data\":[]}");

    try (Leaving client =
        Leaving.line(
            gateway,
            "GET /v1/files?purpose=batch&key=" + GatewayFixture.KEY + "&a[]=b|c HTTP/1.1",
            "x-turnpike-provider: up")) {
      assertThat(client.read("{\"data\":[]}")).doesNotContain("x-turnpike-model");
    }

    AnyEndpoint.Asked asked = provider.lastAsked();
    assertThat(asked.method()).isEqualTo("GET");
    assertThat(asked.uri()).isEqualTo("/v1/files?purpose=batch&a%5B%5D=b%7Cc");
    assertThat(asked.body()).isEmpty();
    assertThat(asked.headers().contains("content-length")).isFalse();
    assertThat(asked.headers().contains("transfer-encoding")).isFalse();
    assertThat(asked.headers().contains("content-type")).isFalse();
    assertThat(gateway.awaitEvent().asked().operation()).isEqualTo("files");
  }

  /** Whoever looks twice pays no second time. */
  @Test
  void whatIsOnlyLookedAtWasUsedBefore() {
    provider.next(
        200, JSON, "{\"id\":\"batch_1\",\"usage\":{\"input_tokens\":90,\"output_tokens\":9}}");

    HttpResponse<String> answer = ask.get("/v1/batches/batch_1", "x-turnpike-provider", "up");

    assertThat(answer.body()).contains("\"input_tokens\":90");
    assertThat(gateway.awaitEventOf(answer).bill().usage()).isEqualTo(TokenUsage.NONE);
  }

  @Test
  void anAnswerMayBeEmpty() {
    provider.next(response -> response.status(204).send());

    HttpResponse<String> answer =
        ask.send(ask.request("/v1/files/file-0aB", "x-turnpike-provider", "up").DELETE().build());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(header(answer, "content-length")).isEmpty();
    assertThat(provider.lastAsked().method()).isEqualTo("DELETE");
    assertThat(provider.lastAsked().uri()).isEqualTo("/v1/files/file-0aB");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.asked().operation()).isEqualTo("files/{id}");
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH"})
  void withoutABodyTooWhereTheDefaultConfigSays(String method) {
    provider.next(200, JSON, "{}");

    HttpResponse<String> answer =
        ask.send(
            ask.request("/batches/batch_1/cancel", "authorization", "Bearer tp_usual")
                .method(method, BodyPublishers.noBody())
                .build());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(provider.lastAsked().method()).isEqualTo(method);
    assertThat(provider.lastAsked().uri()).isEqualTo("/v1/batches/batch_1/cancel");
    assertThat(provider.lastAsked().headers().get("content-length")).isEqualTo("0");
    assertThat(gateway.awaitEventOf(answer).asked().config()).isEqualTo("usual");
  }

  @Test
  void aDeploymentIsTheModelOfAForm() {
    provider.next(200, JSON, "{}");

    ask.send(
        ask.request("/openai/deployments/up%2Fw/audio/transcriptions?api-version=1")
            .header("content-type", "multipart/form-data; boundary=bound")
            .POST(BodyPublishers.ofString(form("x", "other")))
            .build());

    assertThat(provider.lastAsked().uri()).isEqualTo("/v1/audio/transcriptions?api-version=1");
    assertThat(provider.lastAsked().body()).isEqualTo(form("x", "w"));
  }

  @Test
  void theProvidersOwnRefusalIsToldAsItCame() {
    String sentence = "no such file. ".repeat(80);
    String refusal = "{\n  \"error\": {\"message\": \"" + sentence + SECRET + "\", \"code\": 7}\n}";
    provider.next(404, JSON, refusal);

    HttpResponse<String> answer = ask.get("/v1/files/file-1", "x-turnpike-provider", "up");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo(refusal.replace(SECRET, "[secret]"));
    assertThat(gateway.awaitEventOf(answer).served().errorCode()).isEqualTo("not_found");
  }

  @Test
  void aRefusalThatIsAPageIsPutIntoWords() {
    provider.next(404, "text/html", "<html><title>Not here</title></html>");

    HttpResponse<String> answer = ask.get("/v1/anything/new", "x-turnpike-provider", "up");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"not_found\"", "Not here");
  }

  @Test
  void anthropicGetsWhatIsItsOwn() {
    provider.next(200, JSON, "{}");

    HttpResponse<String> answer =
        post(
            "/v1/messages/batches",
            JSON,
            "{\"requests\":[]}",
            "x-turnpike-provider",
            "claude",
            "anthropic-beta",
            "b1,b2");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(provider.lastAsked().headers().get("anthropic-beta")).isEqualTo("b1,b2");
    assertThat(provider.lastAsked().body()).isEqualTo("{\"requests\":[]}");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/files, ''",
    "POST, /v1/moderations, '{\"input\":1}'",
    "POST, /v1/decisions, x",
  })
  void whatNobodyCanPlaceIsToldHowToSay(String method, String path, String body) {
    HttpResponse<String> answer =
        ask.send(
            ask.request(path)
                .header("content-type", "text/plain")
                .method(method, BodyPublishers.ofString(body))
                .build());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("unknown_path", path, "/v1/chat/completions", "x-turnpike-provider");
    assertThat(provider.timesAsked()).isZero();
    assertThat(gateway.awaitEventOf(answer).served().outcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  void aKeyForSomeModelsGetsNothingThatNamesNone() {
    provider.next(200, JSON, "{}");

    HttpResponse<String> list =
        ask.get("/v1/files", "authorization", "Bearer tp_limited", "x-turnpike-provider", "up");
    HttpResponse<String> other =
        post("/v1/ocr", JSON, "{\"model\":\"up/n\"}", "authorization", "Bearer tp_limited");
    HttpResponse<String> own =
        post("/v1/ocr", JSON, "{\"model\":\"up/m\"}", "authorization", "Bearer tp_limited");

    assertThat(list.statusCode()).isEqualTo(403);
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(provider.timesAsked()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/files/../../admin",
        "/v1/files/%2e%2E/x",
        "/v1/files/%252e%252e%252fx",
        "/v1/files/..%5cx",
        "/v1/./files"
      })
  void noPathLeavesTheAddressOfItsConnection(String path) throws IOException {
    try (Leaving client =
        Leaving.line(gateway, "GET " + path + " HTTP/1.1", "x-turnpike-provider: up")) {
      client.until("invalid_path");
    }
    assertThat(provider.timesAsked()).isZero();
  }

  @Test
  void onlyCertainMethodsArePassedOn() {
    HttpResponse<String> answer =
        ask.send(
            ask.request("/v1/files", "x-turnpike-provider", "up")
                .method("PROPFIND", BodyPublishers.noBody())
                .build());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(header(answer, "allow")).isEqualTo("GET, POST, PUT, PATCH, DELETE");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/realtime?model=up/m, tp_good",
    "/v1/responses, tp_good",
    "/v1/chat/completions, tp_nobody",
    "/v1/anything, ''",
    "/openai/realtime, tp_good",
  })
  void aWebSocketIsRefusedInAWayThatIsNotTriedAgain(String path, String key) throws IOException {
    try (Leaving client =
        Leaving.line(
            gateway,
            "GET " + path + " HTTP/1.1",
            "authorization: Bearer " + key,
            "connection: keep-alive, Upgrade",
            "upgrade: WebSocket",
            "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
            "sec-websocket-version: 13")) {
      String head = client.read("websocket_not_supported").toLowerCase(java.util.Locale.ROOT);
      assertThat(head)
          .startsWith("http/1.1 426")
          .contains("\r\nupgrade: http/1.1\r\n", "\r\nconnection: upgrade\r\n")
          .contains("\r\nx-should-retry: false\r\n", "\"error\":{");
    }
    assertThat(gateway.records()).isEmpty();
  }

  private static String form(String file, String model) {
    return "--bound\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.mp3\"\r\n"
        + "content-type: audio/mpeg\r\n\r\n"
        + file
        + "\r\n--bound\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\n"
        + model
        + "\r\n--bound--\r\n";
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static HttpResponse<String> post(
      String path, String type, String body, String... headers) {
    return ask.send(
        ask.request(path, headers)
            .header("content-type", type)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<byte[]> bytes(String path, String body) {
    return ask.sendForBytes(
        ask.request(path).header("content-type", JSON).POST(BodyPublishers.ofString(body)).build());
  }
}
