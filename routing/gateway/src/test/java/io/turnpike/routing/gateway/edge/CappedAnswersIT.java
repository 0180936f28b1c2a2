package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request that leaves the length of its answer open is sent with what can be paid for. */
class CappedAnswersIT {

  private static final long AMOUNT = 1_000_000;
  private static final String TOLD = "x-turnpike-max-tokens";
  private static final String CHAT = "'messages':[{'role':'user','content':'Hi'}]";

  @AutoClose private static final RecordedEndpoint provider = new RecordedEndpoint("/**");
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connect("local", provider.baseUrl())
        .connect("gpt", "openai", provider.baseUrl())
        .connectAnthropic("claude", provider.baseUrl());
    gateway.config("long", insisting("local", "max_tokens", "100000"));
    gateway.config("newer", insisting("local", "max_completion_tokens", "100000"));
    gateway.config("without-older", dropping("max_tokens"));
    gateway.config("without-both", dropping("max_tokens", "max_completion_tokens"));
    gateway.config("short", insisting("local", "max_tokens", "7"));
    gateway.config("claudes", insisting("claude", "max_completion_tokens", "100000"));
    gateway.config(
        "usual",
        new Target("local", List.of(), Timeouts.DEFAULT, Retry.NONE)
            .with(List.of(), List.of(parameter("max_tokens", "100000"))));
  }

  @BeforeEach
  void forget() {
    provider.forget();
    gateway.reset();
    gateway.mend();
    gateway.budget.of(AMOUNT);
  }

  @ParameterizedTest
  @CsvSource({
    "chat/completions, local/m, messages, max_tokens",
    "chat/completions, gpt/gpt-4o-mini, messages, max_tokens",
    "chat/completions, gpt/o3-mini, messages, max_completion_tokens",
    "completions, local/m, prompt, max_tokens",
    "responses, gpt/gpt-x, input, max_output_tokens",
    "responses, local/m, input, max_tokens",
  })
  void everyDialectSaysItInItsOwnWord(String path, String model, String content, String field) {
    String said = content.equals("messages") ? CHAT : "'" + content + "':'Hi'";

    HttpResponse<String> answer = post("/v1/" + path, "{'model':'" + model + "'," + said + "}");

    assertCapped(answer, field, payable());
  }

  @Test
  void geminisRequestsAreCappedToo() {
    HttpResponse<String> answer =
        post("/v1beta/models/local/m:generateContent", "{'contents':[{'parts':[{'text':'Hi'}]}]}");

    assertCapped(answer, "max_tokens", payable());
  }

  @Test
  void severalAnswersShareIt() {
    HttpResponse<String> answer =
        post("/v1/chat/completions", "{'model':'local/m','n':3," + CHAT + "}");

    assertCapped(answer, "max_tokens", payable() / 3);
  }

  @ParameterizedTest
  @CsvSource({
    "long, max_tokens",
    "newer, max_completion_tokens",
    "claudes, max_tokens",
    "usual, max_tokens",
  })
  void whatATargetSetsIsPutLower(String config, String field) {
    HttpResponse<String> answer =
        post("/v1/chat/completions", "{'model':'m'," + CHAT + "}", "x-turnpike-config", config);

    assertCapped(answer, field, payable());
  }

  @Test
  void whatATargetSetsAnywayStandsWhereItIsLower() {
    HttpResponse<String> answer =
        post("/v1/chat/completions", "{'model':'m'," + CHAT + "}", "x-turnpike-config", "short");

    assertThat(sent().path("max_tokens").asLong()).isEqualTo(7);
    assertThat(answer.headers().firstValue(TOLD)).isEmpty();
  }

  @Test
  void whatATargetDropsIsSaidInTheOtherWordOrNotAsked() {
    String body = "{'model':'m'," + CHAT + "}";

    HttpResponse<String> other =
        post("/v1/chat/completions", body, "x-turnpike-config", "without-older");
    HttpResponse<String> none =
        post("/v1/chat/completions", body, "x-turnpike-config", "without-both");

    assertCapped(other, "max_completion_tokens", payable());
    assertThat(none.statusCode()).isEqualTo(402);
    assertThat(provider.timesAsked()).isEqualTo(1);
  }

  @Test
  void aMessagesRequestIsCappedWhereItsTargetInsists() {
    HttpResponse<String> answer =
        post(
            "/v1/messages",
            "{'model':'m','max_tokens':50," + CHAT + "}",
            "x-turnpike-config",
            "claudes");

    assertCapped(answer, "max_tokens", payable());
  }

  @Test
  void whatTheClientSetsIsHeldOrRefused() {
    String own = "{'model':'local/m','max_tokens':";

    HttpResponse<String> held = post("/v1/chat/completions", own + "50," + CHAT + "}");
    HttpResponse<String> refused = post("/v1/chat/completions", own + "100000," + CHAT + "}");

    assertThat(held.headers().firstValue(TOLD)).isEmpty();
    assertThat(sent().path("max_tokens").asLong()).isEqualTo(50);
    assertThat(refused.statusCode()).isEqualTo(402);
    assertThat(provider.timesAsked()).isEqualTo(1);
  }

  @Test
  void aModelThatWritesLessIsNotToldSo() {
    post("/v1/chat/completions", "{'model':'gpt/measured'," + CHAT + "}");

    assertThat(sent().has("max_tokens")).isFalse();
    assertThat(quote().outputTokens()).isEqualTo(100);
  }

  private static HttpResponse<String> post(String path, String body, String... headers) {
    provider.next(400, "{}");
    return ask.send(
        ask.request(path, headers)
            .POST(BodyPublishers.ofString(body.replace('\'', '"'), UTF_8))
            .build());
  }

  private static void assertCapped(HttpResponse<String> answer, String field, long tokens) {
    assertThat(answer.headers().firstValue(TOLD)).as(answer.body()).contains("" + tokens);
    assertThat(sent().path(field).asLong()).as(provider.lastAsked().body()).isEqualTo(tokens);
    assertThat(limits()).isEqualTo(1);
  }

  private static long limits() {
    return List.of("max_tokens", "max_completion_tokens", "max_output_tokens").stream()
        .filter(sent()::has)
        .count();
  }

  private static JsonNode sent() {
    return JsonMapper.shared().readTree(provider.lastAsked().body());
  }

  /** Tokens of output that all the money buys beside the input. */
  private static long payable() {
    return (AMOUNT - quote().nanoUsd(0)) / GatewayFixture.OUTPUT_NANO_USD;
  }

  private static Quote quote() {
    return gateway.budget.asked.getFirst().quotes().getFirst();
  }

  private static Target insisting(String connection, String field, String value) {
    return new Target(connection, List.of(parameter(field, value)), Timeouts.DEFAULT, Retry.NONE);
  }

  private static Target dropping(String... fields) {
    Target plain = new Target("local", List.of(), Timeouts.DEFAULT, Retry.NONE);
    return new Target(
        plain.at(),
        plain.name(),
        plain.connection(),
        plain.overrides(),
        plain.defaults(),
        List.of(fields),
        plain.timeouts(),
        plain.retry(),
        plain.hedge(),
        plain.requirements(),
        plain.forwarded(),
        plain.invalidEvents(),
        plain.breaker());
  }

  private static Override parameter(String field, String value) {
    return new Override(field, value.getBytes(UTF_8), null);
  }
}
