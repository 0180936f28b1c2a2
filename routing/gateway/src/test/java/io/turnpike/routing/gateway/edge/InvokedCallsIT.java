package io.turnpike.routing.gateway.edge;

import static io.turnpike.routing.dialects.eventstream.EventStreamFixture.chunk;
import static io.turnpike.routing.dialects.eventstream.EventStreamFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.dialects.eventstream.EventStreamFixture;
import io.turnpike.routing.gateway.testing.bedrock.BedrockEndpoint;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bedrock's own calls of a model: bytes pass, and what was used is counted and paid. */
@ExtendWith(NoLeaks.class)
class InvokedCallsIT {

  private static final String CLAUDE = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
  private static final String WRITTEN = "us.anthropic.claude-sonnet-4-5-20250929-v1%3A0";
  private static final String ASKED =
      "{\"anthropic_version\":\"bedrock-2023-05-31\", \"max_tokens\": 9," + Asking.QUESTION + "}";
  private static final String METRICS =
      "\"amazon-bedrock-invocationMetrics\":{\"inputTokenCount\":12,\"outputTokenCount\":5,"
          + "\"invocationLatency\":900,\"firstByteLatency\":300}";
  private static final long PLENTY = 1_000_000_000_000L;

  @AutoClose private static final BedrockEndpoint bedrock = new BedrockEndpoint();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway.connections.put(
        "aws", "bedrock", bedrock.baseUrl(), new Secret(BedrockEndpoint.API_KEY));
    gateway.key("tp_limited-key", null, Set.of("aws/" + CLAUDE));
  }

  @BeforeEach
  void forget() {
    bedrock.forget();
    gateway.reset();
    gateway.budget.end();
  }

  @Test
  void countsAWholeAnswerByItsHead() {
    String body = "{\"generation\": \"Yes.\", \"stop_reason\":\"stop\" }";
    bedrock.next(
        Map.of(
            "X-Amzn-Bedrock-Input-Token-Count", "12",
            "X-Amzn-Bedrock-Output-Token-Count", "5",
            "X-Amzn-Bedrock-Cache-Read-Input-Token-Count", "100",
            "X-Amzn-Bedrock-Cache-Write-Input-Token-Count", "7"),
        body);

    HttpResponse<String> answer =
        invoke("meta.llama3-8b-instruct-v1:0/invoke", "{\"prompt\":\"\"}");

    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().firstValue("x-amzn-bedrock-output-token-count")).hasValue("5");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.asked().operation()).isEqualTo("model/{id}/invoke");
    assertThat(event.asked().model()).isEqualTo("meta.llama3-8b-instruct-v1:0");
    assertThat(event.bill().usage()).isEqualTo(new TokenUsage(12, 100, 7, 0, 5, 0, 0, 0, 0));
    assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
    assertThat(cost(event)).isEqualTo(119_000 + 10_000);
  }

  @Test
  void countsAWholeAnswerOfClaudesByWhatItSaysItself() {
    bedrock.next(
        Map.of("X-Amzn-Bedrock-Input-Token-Count", "10", "X-Amzn-Bedrock-Output-Token-Count", "7"),
        MessageEvents.whole("Good day"));

    HttpResponse<String> answer = invoke(WRITTEN + "/invoke", ASKED);

    assertThat(answer.body()).isEqualTo(MessageEvents.whole("Good day"));
    assertThat(bedrock.lastAsked().path()).isEqualTo("/model/" + WRITTEN + "/invoke");
    assertThat(bedrock.lastAsked().bodyText()).isEqualTo(ASKED);
    assertThat(gateway.awaitEventOf(answer).bill().usage())
        .isEqualTo(new TokenUsage(10, 200, 10, 20, 7, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"generation\":\"Yes.\",\"stop_reason\":null} | {\"generation\":\"\",%s}",
        "{\"outputs\":[{\"text\":\"Yes.\"}]} | {\"outputs\":[{\"text\":\"\"}],%s}",
        "{\"contentBlockDelta\":{\"delta\":{\"text\":\"Yes.\"}}} | {\"metadata\":{},%s}",
      })
  void countsAStreamByItsLastEvent(String first, String last) {
    byte[][] sent = {chunk(first), chunk(last.formatted(METRICS))};
    bedrock.nextStream(sent);

    HttpResponse<byte[]> answer = streamed("mistral.some/invoke-with-response-stream");

    assertThat(answer.body()).isEqualTo(EventStreamFixture.stream(sent));
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.asked().streamed()).isTrue();
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(12, 5));
    assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
    assertThat(cost(event)).isEqualTo(22_000);
  }

  @Test
  void countsAStreamOfClaudesWithHowLongACacheKeeps() {
    byte[][] sent = claudes("Good", " day");
    int last = sent.length - 1;
    sent[last] =
        chunk(
            "{\"type\":\"message_stop\",\"amazon-bedrock-invocationMetrics\":{\"inputTokenCount\":10,"
                + "\"outputTokenCount\":7,\"cacheReadInputTokenCount\":200,"
                + "\"cacheWriteInputTokenCount\":30}}");
    bedrock.nextStream(sent);

    HttpResponse<byte[]> answer = streamed(WRITTEN + "/invoke-with-response-stream");

    assertThat(answer.body()).isEqualTo(EventStreamFixture.stream(sent));
    assertThat(gateway.awaitEventOf(answer).bill().usage())
        .isEqualTo(new TokenUsage(10, 200, 10, 20, 7, 0, 0, 0, 0));
  }

  @Test
  void countsConverseAsItTellsItself() {
    String usage = "\"usage\":{\"inputTokens\":12,\"outputTokens\":5,\"cacheReadInputTokens\":3}";
    bedrock.next(200, "{\"output\":{}," + usage + "}");
    bedrock.nextStream(
        event("contentBlockDelta", "{\"delta\":{\"text\":\"Yes.\"}}"),
        event("metadata", "{" + usage + "}"));

    HttpResponse<String> whole = invoke("amazon.nova-pro-v1:0/converse", "{}");
    HttpResponse<byte[]> stream = streamed("amazon.nova-pro-v1:0/converse-stream");

    TokenUsage used = new TokenUsage(12, 3, 0, 0, 5, 0, 0, 0, 0);
    assertThat(gateway.awaitEventOf(whole).bill().usage()).isEqualTo(used);
    assertThat(gateway.awaitEventOf(stream).bill().usage()).isEqualTo(used);
  }

  @Test
  void estimatesAStreamThatEndsUncounted() {
    byte[][] sent = claudes("Good", " day");
    bedrock.nextStream(Arrays.copyOf(sent, sent.length - 2));

    HttpResponse<byte[]> answer = streamed(WRITTEN + "/invoke-with-response-stream");

    Bill bill = gateway.awaitEventOf(answer).bill();
    assertThat(bill.source()).isEqualTo(UsageSource.ESTIMATED);
    assertThat(bill.usage().totalInput()).isEqualTo(240);
    assertThat(bill.usage().output()).isPositive();
    assertThat(bill.cost()).isNotNull();
  }

  @Test
  void makesNothingUpWhereNobodyCounts() {
    bedrock.next(200, "{\"images\":[\"iVBOR\"]}");

    HttpResponse<String> answer = invoke("amazon.nova-canvas-v1:0/invoke", "{}");

    Bill bill = gateway.awaitEventOf(answer).attempts().getFirst().bill();
    assertThat(bill.source()).isEqualTo(UsageSource.UNCONFIRMED);
    assertThat(bill.cost()).isNull();
  }

  @Test
  void aCountOfTokensIsPaidByNobody() {
    bedrock.next(200, "{\"inputTokens\":12}");

    HttpResponse<String> answer = invoke(WRITTEN + "/count-tokens", "{\"input\":{}}");

    Bill bill = gateway.awaitEventOf(answer).attempts().getFirst().bill();
    assertThat(bill.source()).isEqualTo(UsageSource.PROVIDER);
    assertThat(bill.usage()).isEqualTo(TokenUsage.NONE);
  }

  @Test
  void theConnectionMayStandInFrontOfTheModel() {
    bedrock.next(200, MessageEvents.whole("Good day"));

    HttpResponse<String> answer =
        ask.send(
            ask.request("/v1/model/aws%2F" + WRITTEN + "/invoke?a=b")
                .POST(BodyPublishers.ofString(ASKED))
                .build());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(bedrock.lastAsked().path()).startsWith("/model/" + WRITTEN + "/invoke");
    assertThat(bedrock.lastAsked().bodyText()).isEqualTo(ASKED);
    assertThat(gateway.awaitEventOf(answer).served().model()).isEqualTo(CLAUDE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/invoke", "/converse", "/convers%65"})
  void aKeysModelsHold(String verb) {
    bedrock.next(200, MessageEvents.whole("Good day"));

    HttpResponse<String> allowed = limited(WRITTEN + verb);
    HttpResponse<String> refused = limited("anthropic.claude-opus-4-7" + verb);

    assertThat(allowed.statusCode()).as(allowed.body()).isEqualTo(200);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("model_not_allowed");
    assertThat(bedrock.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "async-invoke",
        "guardrail/g/version/1/apply",
        "model/m/rerank",
        "model/m/convers%65"
      })
  void aModelThatTheBodyNamesIsNotAsked(String path) {
    bedrock.next(200, "{}");

    HttpResponse<String> refused =
        ask.send(
            ask.request(
                    "/v1/" + path,
                    "x-turnpike-provider",
                    "aws",
                    "Authorization",
                    "Bearer tp_limited-key")
                .POST(BodyPublishers.ofString("{\"model\":\"" + CLAUDE + "\"}"))
                .build());

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
    assertThat(refused.body()).contains("model_not_allowed");
    assertThat(bedrock.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"async-invoke", "guardrail/g/version/1/apply"})
  void aModelThatAConfigGivesIsNotAskedEither(String path) {
    gateway.config(
        "usual",
        DocumentLanguage.compiled(
            "{\"provider\":\"aws\",\"override_params\":{\"model\":\"" + CLAUDE + "\"}}"));
    bedrock.next(200, "{}");

    HttpResponse<String> answer =
        ask.send(
            ask.request("/v1/" + path, "x-turnpike-config", "usual")
                .POST(BodyPublishers.ofString("{}"))
                .build());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(bedrock.asked()).hasSize(1);
    assertThat(gateway.awaitEventOf(answer).served().model()).isNullOrEmpty();
  }

  @Test
  void whatNamesNoModelInItsPathHasNoPriceForABudget() {
    gateway.budget.of(PLENTY);
    bedrock.next(200, "{}");

    HttpResponse<String> answer =
        ask.send(
            ask.request("/v1/async-invoke", "x-turnpike-provider", "aws")
                .POST(BodyPublishers.ofString("{\"modelId\":\"m\",\"model\":\"" + CLAUDE + "\"}"))
                .build());

    assertThat(gateway.budget.asked.getFirst().quotes().getFirst().rates()).isNull();
    assertThat(gateway.awaitEventOf(answer).asked().model()).isEmpty();
  }

  @Test
  void nothingIsHeldForACountOfTokens() {
    gateway.budget.of(PLENTY);
    bedrock.next(200, "{\"inputTokens\":12}");

    HttpResponse<String> answer = invoke("acme.unpriced-v1/count-tokens", "{\"input\":{}}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Quote quote = gateway.budget.asked.getFirst().quotes().getFirst();
    assertThat(quote.outputTokens()).isZero();
    assertThat(quote.rates()).isEqualTo(Quote.Rates.FREE);
  }

  private static HttpResponse<String> limited(String call) {
    return invoke(call, ASKED, "Authorization", "Bearer tp_limited-key");
  }

  @Test
  void isHeldByItsOwnLimitAndSettledByWhatItUsed() {
    gateway.budget.of(PLENTY);
    bedrock.next(200, MessageEvents.whole("Good day"));

    HttpResponse<String> answer = invoke(WRITTEN + "/invoke", ASKED);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Quote quote = gateway.budget.asked.getFirst().quotes().getFirst();
    assertThat(quote.model()).isEqualTo(CLAUDE);
    assertThat(quote.outputTokens()).isEqualTo(9);
    assertThat(quote.inputTokens()).isBetween(20L, 200L);
    assertThat(quote.rates()).isNotNull();
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(gateway.budget.spent()).isEqualTo(cost(event));
    assertThat(gateway.budget.reserved()).isZero();
  }

  @Test
  void aModelWithoutAPriceHasNoneForABudget() {
    gateway.budget.of(PLENTY);
    bedrock.next(200, "{}");

    invoke("acme.unpriced-v1/invoke", "{\"prompt\":\"Hi\"}");

    Quote quote = gateway.budget.asked.getFirst().quotes().getFirst();
    assertThat(quote.model()).isEqualTo("acme.unpriced-v1");
    assertThat(quote.rates()).isNull();
  }

  private static long cost(UsageEvent event) {
    return Objects.requireNonNull(event.bill().cost()).nanoUsd();
  }

  private static HttpResponse<String> invoke(String call, String body, String... headers) {
    String[] all =
        Stream.concat(Stream.of("x-turnpike-provider", "aws"), Stream.of(headers))
            .toArray(String[]::new);
    return ask.send(
        ask.request("/v1/model/" + call, all).POST(BodyPublishers.ofString(body)).build());
  }

  private static HttpResponse<byte[]> streamed(String call) {
    return ask.sendForBytes(
        ask.request("/v1/model/" + call, "x-turnpike-provider", "aws")
            .POST(BodyPublishers.ofString(ASKED))
            .build());
  }

  private static byte[][] claudes(String... texts) {
    return MessageEvents.stream(texts)
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> chunk(line.substring("data: ".length())))
        .toArray(byte[][]::new);
  }
}
