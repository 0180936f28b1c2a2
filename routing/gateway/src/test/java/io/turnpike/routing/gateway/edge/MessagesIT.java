package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.CompletionEnding;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that speaks the Messages API, served by a provider that does and by one that does not.
 */
@ExtendWith(NoLeaks.class)
class MessagesIT {

  private static final AtomicInteger CALLS = new AtomicInteger();
  private static final TokenUsage USED = new TokenUsage(10, 200, 10, 20, 7, 0, 0, 0, 0);

  private static final String REST =
      "\"max_tokens\":1024,\"system\":[{\"type\":\"text\",\"text\":\"x-anthropic-billing-header: a\"},"
          + "{\"type\":\"text\",\"text\":\"b\",\"cache_control\":{\"type\":\"ephemeral\"}}],"
          + " \"messages\":[{\"role\":\"user\",\"content\":\"Hi \\u00fc\"}], \"unheard_of\":1}";
  private static final String ASKED =
      "\"max_tokens\":1024,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

  @AutoClose private static final RecordedEndpoint anthropic = new RecordedEndpoint("/messages");

  @AutoClose
  private static final RecordedEndpoint counter = new RecordedEndpoint("/messages/count_tokens");

  @AutoClose private static final HostileProvider openai = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connectAnthropic("claude", anthropic.baseUrl())
        .connectAnthropic("counting", counter.baseUrl())
        .connect("gpt", openai.baseUrl())
        .connect("vendor", "openai", openai.baseUrl())
        .config("dropping", dropping("gpt", "mcp_servers"));
  }

  @BeforeEach
  void forget() {
    anthropic.forget();
    counter.forget();
    openai.reset();
    gateway.reset();
  }

  @Test
  void passesEveryByteBothWays() {
    String answered = MessageEvents.whole("Good day") + "\n";
    anthropic.next(200, answered);

    HttpResponse<String> answer =
        post(
            "/v1/messages?beta=true",
            "{ \"model\" : \"claude/claude-haiku-4-5\"," + REST,
            "x-api-key",
            GatewayFixture.KEY,
            "anthropic-version",
            "2026-10-21",
            "anthropic-beta",
            "one-2026-01-01,two-2026-02-02",
            "anthropic-unheard-of",
            "x");

    assertThat(answer.body()).isEqualTo(answered);
    RecordedEndpoint.Asked asked = anthropic.lastAsked();
    assertThat(asked.uri()).isEqualTo("/v1/messages?beta=true");
    assertThat(asked.body()).isEqualTo("{ \"model\" : \"claude-haiku-4-5\"," + REST);
    assertThat(asked.headers().get("x-api-key")).isEqualTo("sk-ant-canary-0123456789");
    assertThat(asked.headers().getAll("anthropic-version")).containsExactly("2026-10-21");
    assertThat(asked.headers().get("anthropic-beta")).isEqualTo("one-2026-01-01,two-2026-02-02");
    assertThat(asked.headers().get("anthropic-unheard-of")).isEqualTo("x");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.asked().operation()).isEqualTo("messages");
    assertThat(event.bill().usage()).isEqualTo(USED);
    assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
  }

  @Test
  void passesAStreamAsItComes() {
    String stream = MessageEvents.stream("Good", " day");
    anthropic.nextStream(stream);

    HttpResponse<String> answer = stream(fresh("claude"));

    assertThat(answer.body()).isEqualTo(stream);
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().usage()).isEqualTo(USED);
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request_error, thinking.budget_tokens: too small",
    "400, invalid_request_error, prompt is too long: 3 tokens > 2 maximum",
    "404, not_found_error, model: m",
    "529, overloaded_error, Overloaded"
  })
  void passesARefusalUnmodified(int status, String type, String message) {
    String refusal = MessageEvents.error(type, message) + " ";
    anthropic.next(status, refusal);

    HttpResponse<String> answer = whole(fresh("claude"));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(refusal);
  }

  @Test
  void tellsABrokenStreamAndWhatItHadRead() {
    anthropic.nextBroken(MessageEvents.begin() + MessageEvents.text("Good"));

    HttpResponse<String> answer = stream(fresh("claude"));

    assertThat(answer.body())
        .contains("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\"")
        .doesNotContain("message_stop", "[DONE]");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(event.bill().usage()).isEqualTo(new TokenUsage(10, 200, 10, 20, 1, 0, 0, 0, 0));
  }

  @Test
  void refusesInTheShapeOfItsErrors() {
    HttpResponse<String> answer = post("/v1/messages", "{\"model\":\"claude/m\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode error = json(answer);
    assertThat(error.path("type").stringValue()).isEqualTo("error");
    assertThat(error.path("error").path("type").stringValue()).isEqualTo("invalid_request_error");
    assertThat(error.path("error").path("param").stringValue()).isEqualTo("messages");
    assertThat(post("/v1/messages", "{}", "x-api-key", "tp_wrong").body())
        .contains("\"type\":\"authentication_error\"");
  }

  @Test
  void countsTokensAtNoCost() {
    counter.next(200, "{\"input_tokens\":2095}");

    HttpResponse<String> answer =
        post("/v1/messages/count_tokens", "{\"model\":\"counting/m\",\"messages\":[]}");

    assertThat(answer.body()).isEqualTo("{\"input_tokens\":2095}");
    assertThat(gateway.awaitEventOf(answer).bill().usage()).isEqualTo(TokenUsage.NONE);
  }

  @Test
  void isAnsweredByAnotherVendor() {
    openai.next(Completion.text("Good day").cached(3, 0));

    HttpResponse<String> answer =
        post(
            "/v1/messages?beta=true",
            "{\"model\":\"gpt/gpt-x\",\"metadata\":{\"user_id\":\"u\"},\"top_k\":5,\"stop_sequences\":[\"END\"],"
                + ASKED,
            "anthropic-beta",
            "one-2026-01-01");

    JsonNode message = json(answer);
    assertThat(message.path("type").stringValue()).isEqualTo("message");
    assertThat(message.path("content").path(0).path("text").stringValue()).isEqualTo("Good day");
    assertThat(message.path("stop_reason").stringValue()).isEqualTo("end_turn");
    assertThat(message.path("usage").path("cache_read_input_tokens").intValue()).isEqualTo(3);
    assertThat(answer.headers().firstValue("x-turnpike-warnings")).hasValue("top_k");
    JsonNode asked = asked();
    assertThat(asked.path("model").stringValue()).isEqualTo("gpt-x");
    assertThat(asked.path("max_tokens").intValue()).isEqualTo(1024);
    assertThat(asked.path("user").stringValue()).isEqualTo("u");
    assertThat(asked.path("stop").path(0).stringValue()).isEqualTo("END");
    assertThat(openai.requests().getLast().path()).endsWith("/chat/completions");
    assertThat(openai.requests().getLast().header("anthropic-beta")).isNull();
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.asked().operation()).isEqualTo("messages");
    assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
    assertThat(event.bill().usage().totalOutput())
        .isEqualTo(message.path("usage").path("output_tokens").longValue());
    assertThat(event.bill().usage().input())
        .isEqualTo(message.path("usage").path("input_tokens").longValue());
  }

  @Test
  void isAnsweredByAnotherVendorsStream() {
    openai.next(Completion.text("Good day to you"));

    HttpResponse<String> answer = stream(fresh("gpt"));

    assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
    List<JsonNode> events = events(answer);
    assertThat(events.getFirst().path("type").stringValue()).isEqualTo("message_start");
    assertThat(events.getLast().path("type").stringValue()).isEqualTo("message_stop");
    assertThat(text(events)).isEqualTo("Good day to you");
    assertThat(answer.body()).doesNotContain("[DONE]", "chat.completion");
    assertThat(asked().path("stream_options").path("include_usage").booleanValue()).isTrue();
    JsonNode usage = events.get(events.size() - 2).path("usage");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().usage().totalOutput())
        .isEqualTo(usage.path("output_tokens").longValue())
        .isPositive();
  }

  @Test
  void callsTools() {
    String tools =
        "\"tools\":[{\"name\":\"weather\",\"input_schema\":{\"type\":\"object\",\"properties\":{}}}],";
    openai.next(Completion.toolCall("weather", "{\"city\": \"Oslo\"}"));
    openai.next(Completion.toolCall("weather", "{\"city\": \"Oslo\"}"));

    JsonNode whole = json(post("/v1/messages", "{\"model\":\"gpt/t\"," + tools + ASKED));
    List<JsonNode> streamed =
        events(post("/v1/messages", "{\"model\":\"gpt/t\",\"stream\":true," + tools + ASKED));

    JsonNode call = whole.path("content").path(0);
    assertThat(whole.path("stop_reason").stringValue()).isEqualTo("tool_use");
    assertThat(call.path("name").stringValue()).isEqualTo("weather");
    assertThat(call.path("input").path("city").stringValue()).isEqualTo("Oslo");
    assertThat(
            streamed.stream()
                .map(event -> event.path("delta").path("partial_json").asString(""))
                .reduce("", String::concat))
        .isEqualTo("{\"city\": \"Oslo\"}");
    assertThat(asked().path("tools").path(0).path("function").path("name").stringValue())
        .isEqualTo("weather");
  }

  @ParameterizedTest
  @CsvSource({"429, rate_limit_error", "400, invalid_request_error", "503, overloaded_error"})
  void isToldAnotherVendorsRefusalInItsShape(int status, String type) {
    openai.next(Refusal.status(status));

    HttpResponse<String> answer = whole(fresh("gpt"));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).path("type").stringValue()).isEqualTo("error");
    assertThat(json(answer).path("error").path("type").stringValue()).isEqualTo(type);
  }

  @Test
  void knowsThatItsPromptIsTooLong() {
    openai.next(Refusal.contextLength());

    assertThat(json(whole(fresh("gpt"))).path("error").path("message").stringValue())
        .startsWith("prompt is too long");
  }

  @Test
  void isToldInItsShapeThatAnotherVendorsStreamBroke() {
    openai.next(Completion.text("one two three").until(2, CompletionEnding.RESET));

    HttpResponse<String> answer = stream(fresh("gpt"));

    assertThat(answer.body()).contains("event: error\n", "\"type\":\"error\"");
    assertThat(answer.body()).doesNotContain("message_stop");
    assertThat(gateway.awaitEventOf(answer).served().outcome()).isEqualTo(Outcome.INTERRUPTED);
  }

  @Test
  void followsTheRulesOfAnotherVendorsModel() {
    openai.next(Completion.text("a"));

    HttpResponse<String> answer =
        post(
            "/v1/messages",
            "{\"model\":\"vendor/gpt-5.1\",\"output_config\":{\"effort\":\"max\"}," + ASKED);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(asked().path("max_completion_tokens").intValue()).isEqualTo(1024);
    assertThat(asked().has("max_tokens")).isFalse();
    assertThat(asked().path("reasoning_effort").stringValue()).isEqualTo("high");
  }

  /** What another vendor thought is signed by nobody. */
  @Test
  void bringsNoForeignThoughtsToWhoWouldRefuseThem() {
    anthropic.next(200, MessageEvents.whole("x"));

    post(
        "/v1/messages",
        "{\"model\":\""
            + fresh("claude")
            + "\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},"
            + "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"Hm\",\"signature\":\"\"},"
            + "{\"type\":\"text\",\"text\":\"a\"}]},{\"role\":\"user\",\"content\":\"Go on\"}]}");

    assertThat(anthropic.lastAsked().body()).contains("Go on").doesNotContain("Hm", "signature");
  }

  @Test
  void isRefusedWhatNobodyElseCanDoUnlessTheConfigLeavesItOut() {
    String body = "{\"model\":\"gpt/x\",\"mcp_servers\":[{\"type\":\"url\"}]," + ASKED;

    HttpResponse<String> refused = post("/v1/messages", body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).path("error").path("param").stringValue()).isEqualTo("mcp_servers");
    assertThat(openai.requests()).isEmpty();
    openai.next(Completion.text("served"));
    HttpResponse<String> served = post("/v1/messages", body, "x-turnpike-config", "dropping");
    assertThat(served.body()).contains("served");
  }

  private static Target dropping(String connection, String field) {
    Override model = new Override("model", "\"gpt-x\"".getBytes(UTF_8), "gpt-x");
    return new Target(
        "",
        null,
        connection,
        List.of(model),
        List.of(),
        List.of(field),
        Timeouts.DEFAULT,
        Retry.NONE,
        null,
        Requirements.NONE,
        List.of(),
        InvalidEvents.DROP,
        null);
  }

  /** A model of its own for each call, so that no breaker remembers the call before. */
  private static String fresh(String connection) {
    return connection + "/m" + CALLS.incrementAndGet();
  }

  private static HttpResponse<String> whole(String model) {
    return post("/v1/messages", "{\"model\":\"" + model + "\"," + ASKED);
  }

  private static HttpResponse<String> stream(String model) {
    return post("/v1/messages", "{\"model\":\"" + model + "\",\"stream\":true," + ASKED);
  }

  private static HttpResponse<String> post(String path, String body, String... headers) {
    return ask.send(
        ask.request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private static JsonNode asked() {
    return JsonMapper.shared().readTree(openai.requests().getLast().body());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private static List<JsonNode> events(HttpResponse<String> answer) {
    return Events.data(answer.body()).stream().map(JsonMapper.shared()::readTree).toList();
  }

  private static String text(List<JsonNode> events) {
    StringBuilder text = new StringBuilder();
    events.forEach(event -> text.append(event.path("delta").path("text").asString("")));
    return text.toString();
  }
}
