package io.turnpike.routing.providers.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoServerTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final DemoApi api = new DemoApi();
  private static final List<URI> trusted = new ArrayList<>();
  private static final DemoServer server = new DemoServer(api, trusted::add);
  private static final HttpClient client = HttpClient.create();

  @BeforeAll
  static void start() {
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void echoesTheLastUserMessageWithCountsThatMatchTheText() {
    Answer answer = ask("demo/echo", "Hello there you", "");

    assertThat(answer.status()).isEqualTo(200);
    String text = answer.json().at("/choices/0/message/content").stringValue();
    assertThat(text).startsWith("You said: Hello there you\n");
    JsonNode usage = answer.json().path("usage");
    assertThat(usage.path("prompt_tokens").intValue()).isEqualTo(3);
    assertThat(usage.path("completion_tokens").intValue()).isEqualTo(Tokens.count(text));
    assertThat(usage.path("total_tokens").intValue()).isEqualTo(3 + Tokens.count(text));
  }

  @Test
  void answersTheSameEveryTimeAndToBothNames() {
    String first = ask("demo/echo", "Hi", "").text();

    assertThat(ask("demo/echo", "Hi", "").text()).isEqualTo(first);
    assertThat(ask("echo", "Hi", "").text()).isEqualTo(first);
  }

  @Test
  void streamsOneTokenPerEventAndUsageOnlyWhenAsked() {
    List<String> plain = events(ask("demo/echo", "Hi you", ",\"stream\":true").body());
    List<String> counted =
        events(
            ask(
                    "demo/echo",
                    "Hi you",
                    ",\"stream\":true,\"stream_options\":{\"include_usage\":true}")
                .body());

    int tokens = Tokens.count(ask("demo/echo", "Hi you", "").text());
    assertThat(plain).hasSize(tokens + 3).last().isEqualTo("[DONE]");
    assertThat(plain).noneMatch(event -> event.contains("usage"));
    assertThat(counted).hasSize(tokens + 4);
    JsonNode usage = json(counted.get(counted.size() - 2));
    assertThat(usage.path("choices").isEmpty()).isTrue();
    assertThat(usage.at("/usage/completion_tokens").intValue()).isEqualTo(tokens);
  }

  @Test
  void stopsAtTheTokenLimit() {
    Answer answer = ask("demo/echo", "Hello there", ",\"max_tokens\":2");

    assertThat(answer.text()).isEqualTo("You said:");
    assertThat(answer.json().at("/choices/0/finish_reason").stringValue()).isEqualTo("length");
  }

  @Test
  void slowWaitsBeforeItsFirstToken() {
    String first =
        post("demo/slow", "Hi", ",\"stream\":true")
            .responseContent()
            .asString()
            .takeUntil(text -> text.contains("You"))
            .collectList()
            .map(parts -> String.join("", parts))
            .block(PATIENCE);

    assertThat(first).contains("\"role\":\"assistant\"").contains("\"content\":\"You\"");
    assertThat(DemoModel.SLOW.thinking()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void flakyIsOverloadedByAnOddNumberOfWords() {
    Answer odd = ask("demo/flaky", "one two three", "");

    assertThat(odd.status()).isEqualTo(503);
    assertThat(odd.headers().get("Retry-After")).isEqualTo("1");
    assertThat(odd.json().at("/error/type").stringValue()).isEqualTo("overloaded_error");
    assertThat(ask("demo/flaky", "one two", "").status()).isEqualTo(200);
  }

  @Test
  void stopsGeneratingWhenTheCallerLeaves() {
    post("demo/slow", "Hi ".repeat(5_000), ",\"stream\":true")
        .responseContent()
        .asString()
        .blockFirst(PATIENCE);

    awaitIdle();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense                                       | 400 | invalid_json
          []                                             | 400 | invalid_json
          {"messages":[]}                                | 400 | missing_model
          {"model":"gpt-9","messages":[{"role":"user"}]} | 404 | model_not_found
          {"model":"echo"}                               | 400 | invalid_messages
          {"model":"echo","messages":[]}                 | 400 | invalid_messages
          {"model":"echo","messages":[3]}                | 400 | invalid_messages
          """)
  void refusesBadBodiesInTheDialectOfOpenAi(String body, int status, String code) {
    Answer answer = answer(send("/chat/completions", body));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().at("/error/code").stringValue()).isEqualTo(code);
    assertThat(answer.json().at("/error/message").stringValue()).isNotEmpty();
  }

  @Test
  void refusesALargeBody() {
    Answer answer = ask("demo/echo", "x".repeat(DemoApi.LARGEST_BODY), "");

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void readsTextPartsOfAMessage() {
    String body =
        """
        {"model":"echo","messages":[{"role":"system","content":"Be kind"},\
        {"role":"user","content":[{"type":"text","text":"Hello parts"}]}]}""";

    Answer answer = answer(send("/chat/completions", body));

    assertThat(answer.text()).startsWith("You said: Hello parts\n");
    assertThat(answer.json().at("/usage/prompt_tokens").intValue()).isEqualTo(4);
  }

  @Test
  void listsItsModels() {
    Answer models = answer(client.get().uri(server.baseUrl() + "/models"));

    assertThat(models.json().path("data").findValuesAsString("id"))
        .containsExactly("demo/echo", "demo/slow", "demo/flaky", "demo/embed");
    assertThat(answer(client.get().uri(server.baseUrl() + "/files")).status()).isEqualTo(404);
  }

  @Test
  void asksTheEgressGuardToLetItsOwnAddressThrough() {
    assertThat(trusted).containsExactly(server.baseUrl());
  }

  @Test
  void hasNoAddressBeforeItRuns() {
    DemoConnection connection = new DemoConnection(new DemoServer(api, trusted::add));

    assertThat(connection.name()).isEqualTo("demo");
    assertThatThrownBy(connection::baseUrl).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void embeds() {
    Answer answer = answer(send("/embeddings", "{\"model\":\"embed\",\"input\":\"Hi you\"}"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/data/0/embedding").size()).isEqualTo(256);
    assertThat(answer.json().at("/usage/prompt_tokens").intValue()).isEqualTo(2);
  }

  private static void awaitIdle() {
    Flux.interval(Duration.ofMillis(20)).takeUntil(_ -> api.generating() == 0).blockLast(PATIENCE);
    assertThat(api.generating()).isZero();
  }

  private static Answer ask(String model, String text, String more) {
    return answer(post(model, text, more));
  }

  private static HttpClient.ResponseReceiver<?> post(String model, String text, String more) {
    String body =
        "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]%s}"
            .formatted(model, text, more);
    return send("/chat/completions", body);
  }

  private static HttpClient.ResponseReceiver<?> send(String path, String body) {
    return client.post().uri(server.baseUrl() + path).send(ByteBufFlux.fromString(Mono.just(body)));
  }

  private static Answer answer(HttpClient.ResponseReceiver<?> call) {
    return call.responseSingle(
            (head, body) ->
                body.asString()
                    .defaultIfEmpty("")
                    .map(text -> new Answer(head.status().code(), head.responseHeaders(), text)))
        .block(PATIENCE);
  }

  private static List<String> events(String body) {
    return body.lines().filter(line -> !line.isEmpty()).map(line -> line.substring(6)).toList();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private record Answer(int status, HttpHeaders headers, String body) {

    JsonNode json() {
      return DemoServerTests.json(body);
    }

    String text() {
      return json().at("/choices/0/message/content").stringValue();
    }
  }
}
