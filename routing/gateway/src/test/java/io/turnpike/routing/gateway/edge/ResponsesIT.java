package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients of the Responses API, at a provider that speaks it and at others. */
@ExtendWith(NoLeaks.class)
class ResponsesIT {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final AtomicInteger CALLS = new AtomicInteger();
  private static final TokenUsage USED = new TokenUsage(30, 60, 10, 0, 30, 20, 0, 0, 0);
  private static final TokenUsage CLAUDES = new TokenUsage(10, 200, 10, 20, 7, 0, 0, 0, 0);
  private static final String USAGE =
      "{\"input_tokens\":100,\"input_tokens_details\":{\"cached_tokens\":60,"
          + "\"cache_write_tokens\":10},\"output_tokens\":50,"
          + "\"output_tokens_details\":{\"reasoning_tokens\":20},\"total_tokens\":150}";
  private static final String TOOL =
      "\"tools\":[{\"type\":\"function\",\"name\":\"look\",\"parameters\":{\"type\":\"object\"}}]";

  @AutoClose private static final RecordedEndpoint openai = new RecordedEndpoint("/responses");
  @AutoClose private static final RecordedEndpoint anthropic = new RecordedEndpoint("/messages");
  @AutoClose private static final HostileProvider compatible = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connect("gpt", "openai", openai.baseUrl())
        .connect("other", "openai", openai.baseUrl())
        .connectAnthropic("claude", anthropic.baseUrl())
        .connect("local", compatible.baseUrl())
        .tenant("tp_stranger", 7);
  }

  @BeforeEach
  void forget() {
    openai.forget();
    anthropic.forget();
    compatible.reset();
    gateway.reset();
  }

  @Test
  void passesAWholeAnswerOfWhoSpeaksItWithTheIdSealed() {
    openai.next(200, response("resp_1"));

    HttpResponse<String> answer =
        post("{ \"model\":\"gpt/gpt-x\", \"input\":\"Hi\", \"unknown\":[1] }");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(openai.lastAsked().body())
        .isEqualTo("{ \"model\":\"gpt-x\", \"input\":\"Hi\", \"unknown\":[1] }");
    assertThat(answer.body().replaceFirst("_tp[\\w-]{16}", "")).isEqualTo(response("resp_1"));
    assertThat(id(answer)).matches("resp_1_tp[\\w-]{16}");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.asked().operation()).isEqualTo("responses");
    assertThat(event.bill().usage()).isEqualTo(USED);
  }

  @Test
  void passesAStreamOfWhoSpeaksItThoughItsEventsAreLong() {
    String instructions = "x".repeat(60_000);
    String stream =
        event(
                "response.created",
                0,
                "\"response\":{\"id\":\"resp_1\",\"x\":\"" + instructions + "\"}")
            + event("response.output_text.delta", 1, "\"delta\":\"Good day\"")
            + event(
                "response.completed",
                2,
                "\"response\":{\"id\":\"resp_1\",\"x\":\""
                    + instructions
                    + "\",\"usage\":"
                    + USAGE
                    + "}");
    openai.nextStream(stream);

    HttpResponse<String> answer = streamed("gpt/gpt-x");

    assertThat(answer.body().replaceAll("_tp[\\w-]{16}", "")).isEqualTo(stream);
    assertThat(answer.body()).containsPattern("created.*resp_1_tp").contains("resp_1_tp");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().usage()).isEqualTo(USED);
  }

  @Test
  void passesAnAnswerThatWasCutOffBeforeItSaidAnything() {
    String stream =
        event("response.created", 0, "\"response\":{\"id\":\"resp_1\"}")
            + event(
                "response.incomplete",
                1,
                "\"response\":{\"id\":\"resp_1\",\"incomplete_details\":"
                    + "{\"reason\":\"max_output_tokens\"},\"usage\":"
                    + USAGE
                    + "}");
    openai.nextStream(stream);

    HttpResponse<String> answer = streamed(fresh("gpt"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body().replaceAll("_tp[\\w-]{16}", "")).isEqualTo(stream);
    assertThat(gateway.awaitEventOf(answer).bill().usage()).isEqualTo(USED);
  }

  @Test
  void tellsInItsOwnWordsThatAStreamBroke() {
    openai.nextStream(
        event("response.created", 0, "\"response\":{\"id\":\"resp_1\",\"model\":\"gpt-x\"}")
            + event("response.output_text.delta", 1, "\"delta\":\"Good\""));

    HttpResponse<String> answer = streamed(fresh("gpt"));

    assertThat(answer.body())
        .contains("event: response.failed\n", "\"sequence_number\":2", "upstream_truncated");
    assertThat(gateway.awaitEventOf(answer).served().outcome()).isEqualTo(Outcome.INTERRUPTED);
  }

  @Test
  void understandsAFailureInAStream() {
    openai.nextStream(
        event("response.created", 0, "\"response\":{\"id\":\"resp_1\"}")
            + event(
                "response.failed",
                1,
                "\"response\":{\"id\":\"resp_1\",\"status\":\"failed\",\"error\":"
                    + "{\"code\":\"rate_limit_exceeded\",\"message\":\"Slow down\"}}"));

    HttpResponse<String> answer = streamed(fresh("gpt"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
    assertThat(answer.body()).contains("Slow down");
  }

  @Test
  void goesOnWhereTheAnswerBeforeIsKept() {
    openai.next(200, response("resp_1"));
    String id = id(post("{\"model\":\"gpt/gpt-x\",\"input\":\"Hi\"}"));
    openai.next(200, response("resp_2"));

    HttpResponse<String> answer = continued("gpt/gpt-x", id, GatewayFixture.KEY);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(openai.lastAsked().body()).contains("\"previous_response_id\":\"resp_1\"");
  }

  @Test
  void goesNowhereElseForIt() {
    openai.next(200, response("resp_1"));
    String id = id(post("{\"model\":\"gpt/gpt-x\",\"input\":\"Hi\"}"));

    HttpResponse<String> answer = continued("other/gpt-x", id, GatewayFixture.KEY);

    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 503);
    assertThat(openai.timesAsked()).isEqualTo(1);
  }

  @Test
  void hasNothingOfAnotherOrganizations() {
    openai.next(200, response("resp_1"));
    String id = id(post("{\"model\":\"gpt/gpt-x\",\"input\":\"Hi\"}"));

    HttpResponse<String> answer = continued("gpt/gpt-x", id, "tp_stranger");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    assertThat(answer.body()).contains("response_not_found");
    assertThat(openai.timesAsked()).isEqualTo(1);
  }

  @Test
  void answersForAnotherVendor() {
    anthropic.next(200, MessageEvents.whole("Good day"));

    HttpResponse<String> answer =
        post(
            "{\"model\":\"claude/claude-haiku-4-5\",\"instructions\":\"Be kind.\",\"input\":\"Hi\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(anthropic.lastAsked().body()).contains("\"text\":\"Be kind.\"", "\"text\":\"Hi\"");
    JsonNode response = JSON.readTree(answer.body());
    assertThat(response.path("object").asString()).isEqualTo("response");
    assertThat(response.path("output").path(0).path("content").path(0).path("text").asString())
        .isEqualTo("Good day");
    assertThat(response.path("usage").path("input_tokens").asInt()).isEqualTo(240);
    assertThat(id(answer)).doesNotContain("_tp");
    assertThat(gateway.awaitEventOf(answer).bill().usage()).isEqualTo(CLAUDES);
  }

  @Test
  void streamsFromAnotherVendor() {
    anthropic.nextStream(MessageEvents.stream("Good", " day"));

    HttpResponse<String> answer = streamed("claude/claude-haiku-4-5");

    assertThat(answer.body())
        .startsWith("event: response.created\n")
        .contains(
            "\"delta\":\"Good\"",
            "\"text\":\"Good day\"",
            "event: response.completed\n",
            "\"input_tokens\":240")
        .doesNotContain("[DONE]");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().usage()).isEqualTo(CLAUDES);
  }

  @Test
  void callsToolsByAnotherVendor() {
    anthropic.nextStream(
        MessageEvents.begin()
            + MessageEvents.call("toolu_1", "look", "{\"at\":", "1}")
            + MessageEvents.end("tool_use"));

    HttpResponse<String> answer =
        post(
            "{\"model\":\"" + fresh("claude") + "\",\"input\":\"x\",\"stream\":true," + TOOL + "}");

    assertThat(answer.body())
        .contains(
            "\"type\":\"function_call\"",
            "\"call_id\":\"toolu_1\"",
            "\"arguments\":\"{\\\"at\\\":1}\"",
            "event: response.function_call_arguments.done\n");
    assertThat(anthropic.lastAsked().body()).contains("\"input_schema\"", "\"name\":\"look\"");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answersForAServerThatOnlyChats(boolean streamed) {
    compatible.next(Completion.text("one two"));

    HttpResponse<String> answer =
        post("{\"model\":\"local/m\",\"input\":\"Hi\",\"stream\":" + streamed + "}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"text\":\"one two\"", "\"output_tokens\":2");
    assertThat(gateway.awaitEventOf(answer).bill().usage().output()).isEqualTo(2);
  }

  @Test
  void tellsInItsOwnWordsThatAnotherVendorsStreamBroke() {
    anthropic.nextStream(MessageEvents.begin() + MessageEvents.text("Good"));

    HttpResponse<String> answer = streamed(fresh("claude"));

    assertThat(answer.body())
        .contains("\"delta\":\"Good\"", "event: response.failed\n", "upstream_truncated")
        .doesNotContain("response.completed");
  }

  @Test
  void refusesBeforeAnythingIsSentWhatAnotherVendorCannotDo() {
    HttpResponse<String> answer =
        post("{\"model\":\"claude/m\",\"input\":\"x\",\"tools\":[{\"type\":\"web_search\"}]}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"param\":\"tools[0].type\"", "\"code\":\"unsupported_parameter\"");
    assertThat(anthropic.timesAsked()).isZero();
  }

  @Test
  void namesWhatAnotherVendorNeverSaw() {
    anthropic.next(200, MessageEvents.whole("x"));

    HttpResponse<String> answer =
        post("{\"model\":\"" + fresh("claude") + "\",\"input\":\"x\",\"truncation\":\"auto\"}");

    assertThat(answer.headers().firstValue("x-turnpike-warnings")).hasValue("truncation");
  }

  @Test
  void isUnderstoodWhereChatIsAskedFor() {
    compatible.next(Completion.text("one two"));

    HttpResponse<String> answer =
        ask.post("{\"model\":\"local/m\",\"stream\":true,\"input\":\"Hi\"," + TOOL + "}");

    assertThat(answer.body())
        .contains("\"object\":\"chat.completion.chunk\"", "\"content\":\"one\"")
        .endsWith("data: [DONE]\n\n");
  }

  private static HttpResponse<String> continued(String model, String id, String key) {
    return post(
        "{\"model\":\"" + model + "\",\"input\":\"x\",\"previous_response_id\":\"" + id + "\"}",
        "authorization",
        "Bearer " + key);
  }

  private static HttpResponse<String> streamed(String model) {
    return post("{\"model\":\"" + model + "\",\"input\":\"Hi\",\"stream\":true}");
  }

  private static HttpResponse<String> post(String body, String... headers) {
    return ask.send(
        ask.request("/v1/responses", headers)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static String id(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).path("id").asString();
  }

  private static String response(String id) {
    return "{\"id\":\""
        + id
        + "\",\"object\":\"response\",\"status\":\"completed\",\"error\":null,\"output\":["
        + "{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"Good day\"}]}],"
        + "\"usage\":"
        + USAGE
        + "}";
  }

  private static String event(String type, int number, String fields) {
    return "event: "
        + type
        + "\ndata: {\"type\":\""
        + type
        + "\",\"sequence_number\":"
        + number
        + ","
        + fields
        + "}\n\n";
  }

  /** A model of its own for each call, so that no breaker remembers the call before. */
  private static String fresh(String connection) {
    return connection + "/m" + CALLS.incrementAndGet();
  }
}
