package io.turnpike.routing.gateway.edge;

import static io.turnpike.routing.dialects.eventstream.EventStreamFixture.chunk;
import static io.turnpike.routing.dialects.eventstream.EventStreamFixture.event;
import static io.turnpike.routing.dialects.eventstream.EventStreamFixture.exception;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.eventstream.EventStreamFixture;
import io.turnpike.routing.gateway.testing.bedrock.Arrived;
import io.turnpike.routing.gateway.testing.bedrock.BedrockEndpoint;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Schedulers;

/** Callers of all dialects, served by Amazon Bedrock. */
@ExtendWith(NoLeaks.class)
class BedrockIT {

  private static final AtomicInteger CALLS = new AtomicInteger();
  private static final String CLAUDE = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
  private static final TokenUsage USED = new TokenUsage(10, 200, 10, 20, 7, 0, 0, 0, 0);
  private static final String USAGE =
      "\"usage\":{\"inputTokens\":10,\"outputTokens\":7,\"totalTokens\":247,"
          + "\"cacheReadInputTokens\":200,\"cacheWriteInputTokens\":30,"
          + "\"cacheDetails\":[{\"ttl\":\"1h\",\"inputTokens\":20},{\"ttl\":\"5m\",\"inputTokens\":10}]}";

  @AutoClose private static final BedrockEndpoint bedrock = new BedrockEndpoint();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    connect("aws", keys(BedrockEndpoint.KEY_ID, BedrockEndpoint.SECRET));
    connect("bearer", BedrockEndpoint.API_KEY);
    assuming("role", "models");
    assuming("late-role", "late");
    connect("other-key", keys(BedrockEndpoint.KEY_ID, "another-canary-secret"));
    connect("unknown", keys("AKIDUNKNOWN", BedrockEndpoint.SECRET));
  }

  private static void assuming(String name, String role) {
    gateway.connect(
        name,
        "bedrock",
        bedrock.baseUrl(),
        Map.of(
            "region",
            "us-east-1",
            "role_arn",
            "arn:aws:iam::123456789012:role/" + role,
            "token_url",
            bedrock.baseUrl() + BedrockEndpoint.TOKENS),
        keys(BedrockEndpoint.KEY_ID, BedrockEndpoint.SECRET));
  }

  private static void connect(String name, String secret) {
    gateway.connections.put(name, "bedrock", bedrock.baseUrl(), new Secret(secret));
  }

  private static String keys(String id, String secret) {
    return "{\"access_key_id\":\"" + id + "\",\"secret_access_key\":\"" + secret + "\"}";
  }

  @BeforeEach
  void forget() {
    bedrock.forget();
    gateway.reset();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws", "bearer"})
  void servesAWholeAnswer(String connection) {
    bedrock.next(200, whole("Good day"));

    HttpResponse<String> answer = ask.whole(connection + "/amazon.nova-pro-v1:0");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"content\":\"Good day\"", "\"model\":\"amazon.nova-pro-v1:0\"", "\"stop\"");
    assertThat(bedrock.lastAsked().path()).isEqualTo("/model/amazon.nova-pro-v1%3A0/converse");
    assertThat(bedrock.lastAsked().bodyText())
        .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Say hello\"}]}]}");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.bill().usage()).isEqualTo(USED);
    assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
  }

  @Test
  void servesAStreamThatComesByteByByte() {
    bedrock.nextStream(stream("Good", " day"));

    HttpResponse<String> answer = ask.streamed("aws/amazon.nova-pro-v1:0");

    assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
    assertThat(answer.body())
        .contains("\"content\":\"Good\"", "\"content\":\" day\"", "\"finish_reason\":\"stop\"")
        .endsWith("data: [DONE]\n\n");
    assertThat(bedrock.lastAsked().path()).endsWith("/converse-stream");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().usage()).isEqualTo(USED);
  }

  @Test
  void servesResponsesAndGeminiByConverse() {
    bedrock.nextStream(stream("Good", " day"));
    bedrock.next(200, whole("Good day"));

    HttpResponse<String> response =
        post("/v1/responses", "{\"model\":\"aws/m\",\"input\":\"Hi\",\"stream\":true}");
    HttpResponse<String> generated =
        post(
            "/v1beta/models/aws%2Fm:generateContent",
            "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi\"}]}]}");

    assertThat(response.body()).contains("response.completed", "Good day");
    assertThat(generated.body()).contains("\"text\":\"Good day\"", "STOP");
  }

  @Test
  void speaksAnthropicsApiForClaude() {
    bedrock.next(200, MessageEvents.whole("Good day"));

    HttpResponse<String> answer = messages("aws/" + CLAUDE, false);

    assertThat(answer.body()).isEqualTo(MessageEvents.whole("Good day"));
    assertThat(bedrock.lastAsked().path())
        .isEqualTo("/model/us.anthropic.claude-sonnet-4-5-20250929-v1%3A0/invoke");
    assertThat(bedrock.lastAsked().bodyText())
        .isEqualTo(
            "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":9,"
                + Asking.QUESTION
                + "}");
    assertThat(gateway.awaitEventOf(answer).bill().usage()).isEqualTo(USED);
  }

  @Test
  void streamsAnthropicsEventsForClaude() {
    bedrock.nextStream(chunks(MessageEvents.stream("Good", " day")));

    HttpResponse<String> answer = messages("aws/" + CLAUDE, true);

    assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
    assertThat(answer.body())
        .startsWith("event: message_start\ndata: {\"type\":\"message_start\"")
        .contains("\"text\":\"Good\"", "\"text\":\" day\"")
        .endsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
    assertThat(bedrock.lastAsked().path()).endsWith("/invoke-with-response-stream");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().usage()).isEqualTo(USED);
  }

  @Test
  void takesOfClaudeCodesRequestWhatBedrockTakesAndNamesTheRest() {
    bedrock.next(200, MessageEvents.whole("Good day"));

    HttpResponse<String> answer =
        post(
            "/v1/messages?beta=true",
            "{\"model\":\"aws/%s\",\"max_tokens\":9,\"system\":[{\"type\":\"text\",\"text\":"
                    .formatted(CLAUDE)
                + "\"x-anthropic-billing-header: a\"},{\"type\":\"text\",\"text\":\"Be kind.\"}],"
                + "\"context_management\":{\"edits\":[]},\"mcp_servers\":[],"
                + Asking.QUESTION
                + "}",
            "anthropic-beta",
            "claude-code-20250219,context-management-2025-06-27,mcp-client-2025-11-20");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-warnings"))
        .hasValue("anthropic-beta,system[0],mcp_servers");
    assertThat(bedrock.lastAsked().bodyText())
        .startsWith(
            "{\"anthropic_version\":\"bedrock-2023-05-31\","
                + "\"anthropic_beta\":[\"context-management-2025-06-27\"],\"max_tokens\":9,"
                + "\"system\":[{\"type\":\"text\",\"text\":\"Be kind.\"}],"
                + "\"context_management\":{\"edits\":[]},\"messages\":");
    assertThat(bedrock.lastAsked().header("anthropic-beta")).isEmpty();
  }

  @Test
  void signsALargeRequestToo() {
    bedrock.next(200, MessageEvents.whole("Good day"));

    HttpResponse<String> answer = large();

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(bedrock.lastAsked().bodyText()).hasSizeGreaterThan(300_000);
  }

  @Test
  void waitsNoLongerThanItMayForALargeRequestToBeSigned() {
    CountDownLatch free = new CountDownLatch(1);
    for (int i = 0; i < Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE; i++) {
      Schedulers.boundedElastic().schedule(() -> await(free));
    }
    try {
      HttpResponse<String> answer = large("x-turnpike-timeout-ms", "600");

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(504);
      assertThat(answer.body()).contains("Timed out at 600 ms");
      UsageEvent event = gateway.awaitEvent();
      assertThat(event.served().errorCode()).isEqualTo("total_timeout");
      assertThat(event.attempts()).hasSize(1);
    } finally {
      free.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpResponse<String> large(String... headers) {
    return post(
        "/v1/messages",
        "{\"model\":\"aws/%s\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
            .formatted(CLAUDE, "word ".repeat(60_000)),
        headers);
  }

  @Test
  void tellsClientsOfMessagesThatAStreamArrivedDamaged() {
    byte[][] sent = chunks(MessageEvents.stream("Good", " day"));
    byte[] damaged = sent[sent.length - 2];
    damaged[damaged.length - 6] ^= 1;
    bedrock.nextStream(sent);
    String model = "aws/us.anthropic.claude-damaged-" + CALLS.incrementAndGet();

    HttpResponse<String> answer = messages(model, true);

    assertThat(answer.body())
        .contains("\"text\":\"Good\"", "event: error", "arrived damaged")
        .doesNotContain("message_stop");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(event.attempts().getFirst().result().detail()).contains("arrived damaged");
  }

  @Test
  void servesClientsOfMessagesByConverseWhereTheModelIsNotAnthropics() {
    bedrock.next(200, whole("Good day"));

    HttpResponse<String> answer = messages("aws/amazon.nova-pro-v1:0", false);

    assertThat(answer.body()).contains("\"type\":\"message\"", "\"text\":\"Good day\"");
    assertThat(bedrock.lastAsked().bodyText()).contains("\"inferenceConfig\":{\"maxTokens\":9}");
  }

  @Test
  void tellsAnExceptionInTheMiddleOfAStream() {
    bedrock.nextStream(
        event("messageStart", "{\"role\":\"assistant\"}"),
        delta("Good"),
        exception("modelStreamErrorException", "{\"message\":\"The model fell over.\"}"));

    HttpResponse<String> answer = ask.streamed(fresh());

    assertThat(answer.body())
        .contains("\"content\":\"Good\"", "The model fell over.", "provider_error")
        .doesNotContain("[DONE]");
    assertThat(gateway.awaitEventOf(answer).served().outcome()).isEqualTo(Outcome.INTERRUPTED);
  }

  @Test
  void anExceptionBeforeTheFirstContentIsAnAnswerWithItsOwnStatus() {
    bedrock.nextStream(
        event("messageStart", "{\"role\":\"assistant\"}"),
        exception("throttlingException", "{\"message\":\"Too many requests\"}"));

    HttpResponse<String> answer = ask.streamed(fresh());

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("provider_rate_limited", "Too many requests");
  }

  @Test
  void saysThatAStreamArrivedDamaged() {
    byte[] damaged = delta(" day");
    damaged[damaged.length - 6] ^= 1;
    bedrock.nextStream(event("messageStart", "{}"), delta("Good"), damaged, delta("!"));
    bedrock.nextStream(damaged);

    HttpResponse<String> later = ask.streamed(fresh());
    HttpResponse<String> atOnce = ask.streamed(fresh());

    assertThat(later.body())
        .contains("\"content\":\"Good\"", "provider_invalid_response", "arrived damaged")
        .doesNotContain(" day", "!", "[DONE]");
    assertThat(atOnce.statusCode()).isEqualTo(502);
    assertThat(atOnce.body()).contains("provider_invalid_response", "arrived damaged");
  }

  @Test
  void aStreamWithoutItsLastEventIsNotWhole() {
    byte[][] whole = stream("Good", " day");
    bedrock.nextStream(Arrays.copyOf(whole, whole.length - 1));

    HttpResponse<String> answer = ask.streamed(fresh());

    assertThat(answer.body()).contains("upstream_truncated").doesNotContain("[DONE]");
  }

  @ParameterizedTest
  @CsvSource({"other-key,secret_access_key", "unknown,access key"})
  void theLogSaysWhatIsWrongWithACredential(String connection, String says) {
    HttpResponse<String> answer = ask.whole(connection + "/m" + CALLS.incrementAndGet());

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("provider_auth_failed").doesNotContain("canary");
    assertThat(gateway.awaitEventOf(answer).attempts().getFirst().result().detail())
        .contains(says)
        .doesNotContain("canary");
  }

  /** No breaker counts it: more calls than open one, and the next is served. */
  @ParameterizedTest
  @ValueSource(ints = {-10, 10})
  void aClockThatIsOffIsNobodysFaultButItsOwn(int minutes) {
    String model = fresh();
    double before = refusedClocks();
    bedrock.ahead(Duration.ofMinutes(minutes));

    for (int i = 0; i < 12; i++) {
      HttpResponse<String> answer = ask.whole(model);
      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.body())
          .contains("gateway_clock_skew", "the clock of this gateway is off", "Signature")
          .doesNotContain("canary");
      assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
    }
    assertThat(refusedClocks() - before).isEqualTo(12);
    bedrock.ahead(Duration.ZERO);
    bedrock.next(200, whole("Good day"));
    assertThat(ask.whole(model).body()).contains("Good day");
  }

  private static double refusedClocks() {
    return gateway
        .bean(MeterRegistry.class)
        .get("turnpike.gateway.clock.refused")
        .counter()
        .count();
  }

  @Test
  void aClockThatIsOffStandsInTheLogAndIsNotTriedAgain() {
    Retry twice = new Retry(2, Set.of(403), false, Map.of(FailureClass.SERVER_ERROR, 2));
    gateway.config("twice", new Target("aws", List.of(), Timeouts.DEFAULT, twice));
    bedrock.ahead(Duration.ofMinutes(-10));

    HttpResponse<String> answer =
        post(
            "/v1/messages",
            "{\"model\":\"" + CLAUDE + "\",\"max_tokens\":9," + Asking.QUESTION + "}",
            "x-turnpike-config",
            "twice");

    assertThat(answer.body())
        .startsWith("{\"type\":\"error\"")
        .contains("the clock of this gateway is off");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().errorCode()).isEqualTo("gateway_clock_skew");
    assertThat(event.attempts()).hasSize(1);
    assertThat(event.attempts().getFirst().result().detail()).contains("Signature not yet current");
    assertThat(event.toString()).doesNotContain("canary");
  }

  /** AWS's own client would look at its own clock, or even set it. */
  @Test
  void aClockThatIsOffIsNotTheClients() {
    bedrock.ahead(Duration.ofMinutes(10));

    HttpResponse<String> answer =
        post("/v1/model/m/invoke", "{\"max_tokens\":9}", "x-turnpike-provider", "aws");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("the clock of this gateway is off");
  }

  /** AWS's token service refuses in its own way. */
  @Test
  void aClockThatIsOffGetsNoRoleEither() {
    bedrock.ahead(Duration.ofMinutes(10));

    HttpResponse<String> answer = ask.whole("late-role/m1");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body())
        .contains("gateway_clock_skew", "The token endpoint 127.0.0.1 gave no token")
        .doesNotContain("canary");
    assertThat(gateway.awaitEventOf(answer).attempts().getFirst().result().detail())
        .contains("the clock of this gateway is off", "Signature expired");
  }

  @Test
  void refusesInTheWordsOfItsClient() {
    bedrock.next(400, "{\"message\":\"The provided model identifier is invalid.\"}");
    bedrock.next(400, "{\"message\":\"Input is too long for requested model.\"}");

    HttpResponse<String> chat = ask.whole(fresh());
    HttpResponse<String> messages = messages("aws/" + CLAUDE, false);

    assertThat(chat.statusCode()).isEqualTo(404);
    assertThat(chat.body()).startsWith("{\"error\":{\"message\":").contains("model_not_found");
    assertThat(messages.statusCode()).isEqualTo(400);
    assertThat(messages.body()).startsWith("{\"type\":\"error\",\"error\":").contains("too long");
  }

  @Test
  void callsInARoleWhoseKeysAreFetchedOnce() {
    bedrock.next(200, whole("Good day"));
    bedrock.next(200, whole("Good night"));

    assertThat(ask.whole("role/m1").body()).contains("Good day");
    assertThat(ask.whole("role/m1").body()).contains("Good night");
    assertThat(bedrock.asked())
        .extracting(Arrived::path)
        .containsExactly(BedrockEndpoint.TOKENS, "/model/m1/converse", "/model/m1/converse");
    assertThat(bedrock.asked().getFirst().bodyText())
        .contains("Action=AssumeRole", "role%2Fmodels");
    assertThat(bedrock.lastAsked().header("x-amz-security-token"))
        .isEqualTo(BedrockEndpoint.ROLES_TOKEN);
  }

  @Test
  void embedsByTheWordsOfTheModel() {
    bedrock.next(200, "{\"embedding\":[0.5,1],\"inputTextTokenCount\":3}");

    HttpResponse<String> answer =
        post("/v1/embeddings", "{\"model\":\"aws/amazon.titan-embed-text-v2:0\",\"input\":\"Hi\"}");

    assertThat(answer.body()).contains("\"embedding\":[0.5,1]", "\"prompt_tokens\":3");
    assertThat(bedrock.lastAsked().bodyText()).isEqualTo("{\"inputText\":\"Hi\"}");
    assertThat(gateway.awaitEventOf(answer).bill().usage()).isEqualTo(TokenUsage.of(3, 0));
  }

  @Test
  void passesItsOwnOperationsAndSignsThem() {
    bedrock.next(200, "{\"embedding\":[1],\"inputTextTokenCount\":3}");

    HttpResponse<String> answer =
        post(
            "/v1/model/amazon.titan-embed-text-v2%3A0/invoke",
            "{\"inputText\":\"Hi\"}", "x-turnpike-provider", "aws");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("inputTextTokenCount");
    assertThat(bedrock.lastAsked().path())
        .isEqualTo("/model/amazon.titan-embed-text-v2%3A0/invoke");
  }

  @Test
  void passesTheMessagesOfItsOwnStreamsAsTheyCame() {
    byte[][] sent = chunks(MessageEvents.stream("Good", " day"));
    bedrock.nextStream(sent);

    HttpResponse<byte[]> answer =
        ask.sendForBytes(
            ask.request(
                    "/v1/model/anthropic.claude-x/invoke-with-response-stream",
                    "x-turnpike-provider",
                    "aws")
                .POST(BodyPublishers.ofString("{\"max_tokens\":9}"))
                .build());

    assertThat(answer.headers().firstValue("content-type"))
        .hasValue("application/vnd.amazon.eventstream");
    assertThat(answer.body()).isEqualTo(EventStreamFixture.stream(sent));
    assertThat(gateway.awaitEventOf(answer).served().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  private static HttpResponse<String> messages(String model, boolean streamed) {
    String stream = streamed ? ",\"stream\":true" : "";
    return post(
        "/v1/messages",
        "{\"model\":\"" + model + "\",\"max_tokens\":9" + stream + "," + Asking.QUESTION + "}");
  }

  private static HttpResponse<String> post(String path, String body, String... headers) {
    return ask.send(ask.request(path, headers).POST(BodyPublishers.ofString(body)).build());
  }

  private static String whole(String text) {
    return "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\""
        + text
        + "\"}]}},\"stopReason\":\"end_turn\","
        + USAGE
        + ",\"metrics\":{\"latencyMs\":7}}";
  }

  private static byte[][] stream(String... texts) {
    List<byte[]> messages = new ArrayList<>();
    messages.add(event("messageStart", "{\"role\":\"assistant\",\"p\":\"ab\"}"));
    for (String text : texts) {
      messages.add(delta(text));
    }
    messages.add(event("contentBlockStop", "{\"contentBlockIndex\":0}"));
    messages.add(event("messageStop", "{\"stopReason\":\"end_turn\"}"));
    messages.add(event("metadata", "{" + USAGE + "}"));
    return messages.toArray(byte[][]::new);
  }

  private static byte[] delta(String text) {
    return event(
        "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"" + text + "\"}}");
  }

  /** The data of server-sent events, packed as Bedrock packs them. */
  private static byte[][] chunks(String events) {
    return events
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> chunk(line.substring("data: ".length())))
        .toArray(byte[][]::new);
  }

  /** A model of its own for each call, so that no breaker remembers the call before. */
  private static String fresh() {
    return "aws/m" + CALLS.incrementAndGet();
  }
}
