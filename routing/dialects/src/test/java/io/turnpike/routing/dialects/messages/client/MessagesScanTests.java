package io.turnpike.routing.dialects.messages.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesScanTests {

  private static final MessagesDialect DIALECT = new MessagesDialect();
  private static final Operation MESSAGES = DIALECT.operations().getFirst();
  private static final Operation COUNT = DIALECT.operations().getLast();

  @Test
  void lowersALimitThatAModelCannotKeepTo() {
    RequestScan much =
        MESSAGES.scan(
            null, "{\"model\":\"m\",\"max_tokens\":32000,\"messages\":[]}".getBytes(UTF_8));

    assertThat(new String(much.limited(16_384).body(), UTF_8))
        .isEqualTo("{\"model\":\"m\",\"max_tokens\":16384,\"messages\":[]}");
    assertThat(much.limited(32_000)).isSameAs(much);
  }

  @Test
  void forwardsEveryByteThatNeedsNoOther() {
    String body =
        "{ \"system\":[{\"type\":\"text\",\"text\":\"x-anthropic-billing-header: a\"},{\"type\":\"text\",\"text\":\"b\"}],\n"
            + " \"model\" : \"claude\",\"messages\":[ ], \"unknown\":{\"k\":[1,2]}, \"stream\":true }";

    assertThat(sent(body, "claude")).isEqualTo(body);
    assertThat(sent(body, "other")).isEqualTo(body.replace("\"claude\"", "\"other\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "max_completion_tokens | 7 | \"max_tokens\":7",
        "max_tokens | 7 | \"max_tokens\":7",
        "stop | \"END\" | \"stop_sequences\":[\"END\"]",
        "stop | [\"a\",\"b\"] | \"stop_sequences\":[\"a\",\"b\"]",
        "reasoning_effort | \"low\" | \"output_config\":{\"effort\":\"low\"}",
        "reasoning_effort | \"minimal\" | \"output_config\":{\"effort\":\"low\"}",
        "reasoning_effort | \"none\" | \"thinking\":{\"type\":\"disabled\"}",
        "user | \"u\" | \"metadata\":{\"user_id\":\"u\"}",
        "temperature | 0.5 | \"temperature\":0.5",
        "top_k | 5 | \"top_k\":5"
      })
  void putsATargetsParametersIntoItsWords(String name, String value, String told) {
    assertThat(sent("{\"messages\":[],\"model\":\"m\"}", "m", override(name, value)))
        .isEqualTo("{" + told + ",\"messages\":[],\"model\":\"m\"}");
  }

  @Test
  void putsAParameterBesideWhatTheClientSaidThere() {
    String body =
        "{\"output_config\":{\"format\":{\"type\":\"json_schema\"},\"effort\":\"high\"},\"max_tokens\":9,\"messages\":[],\"model\":\"m\"}";

    assertThat(
            sent(
                body,
                "m",
                override("reasoning_effort", "\"low\""),
                override("max_completion_tokens", "7"),
                override("max_tokens", "8")))
        .isEqualTo(
            "{\"output_config\":{\"format\":{\"type\":\"json_schema\"},\"effort\":\"low\"},\"max_tokens\":7,\"messages\":[],\"model\":\"m\"}");
  }

  @Test
  void givesDefaultsOnlyWhereTheClientIsSilent() {
    Target target =
        target(
            List.of(),
            List.of(
                override("max_completion_tokens", "7"), override("reasoning_effort", "\"low\"")));

    assertThat(
            text("{\"messages\":[],\"model\":\"m\",\"output_config\":{\"format\":null}}", target))
        .isEqualTo(
            "{\"max_tokens\":7,\"messages\":[],\"model\":\"m\",\"output_config\":{\"effort\":\"low\",\"format\":null}}");
    String said =
        "{\"messages\":[],\"model\":\"m\",\"max_tokens\":1,\"output_config\":{\"effort\":\"max\"}}";
    assertThat(text(said, target)).isEqualTo(said);
  }

  @Test
  void knowsTheMostTokensOfAnAnswer() {
    String body = "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[]}";

    assertThat(scan(body).outputLimit(target(List.of(), List.of()))).isEqualTo(9);
    assertThat(
            scan(body)
                .outputLimit(target(List.of(override("max_completion_tokens", "7")), List.of())))
        .isEqualTo(7);
    assertThat(
            scan("{\"model\":\"m\",\"messages\":[]}")
                .outputLimit(target(List.of(), List.of(override("max_tokens", "5")))))
        .isEqualTo(5);
    assertThat(scan("{\"model\":\"m\",\"messages\":[]}").outputLimit(target(List.of(), List.of())))
        .isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        " | \"thinking\":{\"type\":\"adaptive\"}",
        " | \"tools\":[ ]",
        " | \"metadata\":{\"note\":\"\\\"image\\\"\"}",
        "tools | \"tools\":[{\"name\":\"f\"}]",
        "reasoning | \"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}",
        "reasoning | \"output_config\":{\"effort\":\"low\"}",
        "schema | \"output_config\":{\"format\":{\"type\":\"json_schema\"}}",
        "schema | \"output_format\":{\"type\":\"json_schema\"}"
      })
  void knowsWhatItAsksOfAModel(String need, String member) {
    RequestScan.RequestNeeds needs = scan("{" + member + ",\"messages\":[]}").needs();
    Target target = target(List.of(), List.of());

    assertThat(needs.tools(target)).isEqualTo("tools".equals(need));
    assertThat(needs.reasoning(target)).isEqualTo("reasoning".equals(need));
    assertThat(needs.jsonSchema(target)).isEqualTo("schema".equals(need));
    assertThat(needs.vision()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true | {\"type\" : \"image\",\"source\":{}}",
        "true | {\"type\":\"tool_result\",\"content\":[{\"source\":{},\"type\":\"image\"}]}",
        "false | {\"type\":\"text\",\"text\":\"\\\"type\\\":\\\"image\\\"\"}",
        "false | {\"type\":\"tool_use\",\"name\":\"image\",\"input\":{\"kind\":\"image\"}}"
      })
  void seesPictures(boolean seen, String block) {
    String body = "{\"messages\":[{\"role\":\"user\",\"content\":[" + block + "]}]}";

    assertThat(scan(body).needs().vision()).isEqualTo(seen);
  }

  @Test
  void findsWhatTheUserSaidLast() {
    String asked =
        "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Do\"},{\"type\":\"text\",\"text\":\"it.\"}]}";
    String result =
        "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":[{\"type\":\"text\",\"text\":\"no\"}]}]}";

    assertThat(scan("{\"messages\":[" + asked + "," + result + "]}").lastUserText())
        .isEqualTo("Do\nit.");
    assertThat(scan("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}").lastUserText())
        .isEqualTo("Hi");
    assertThat(scan("{\"messages\":[" + result + "]}").lastUserText()).isNull();
  }

  @Test
  void saysWhoItIsFor() {
    RequestScan scan = scan("{\"messages\":[]}");

    assertThat(scan.userField()).containsExactly("metadata", "user_id");
    assertThat(scan.isSetting(List.of("metadata", "user_id"))).isTrue();
    assertThat(scan.isSetting(List.of("output_config", "effort"))).isTrue();
    assertThat(scan.isSetting(List.of("system"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "messages | missing_required_parameter | {\"model\":\"m\"}",
        "messages | invalid_request_body | {\"messages\":{}}",
        "model | invalid_request_body | {\"model\":\" \",\"messages\":[]}",
        "stream | invalid_request_body | {\"stream\":1,\"messages\":[]}",
        "max_tokens | invalid_request_body | {\"max_tokens\":\"9\",\"messages\":[]}"
      })
  void refusesWhatIsNoRequest(String field, String code, String body) {
    GatewayFailure refusal = catchThrowableOfType(GatewayFailure.class, () -> scan(body));

    assertThat(refusal.param()).isEqualTo(field);
    assertThat(refusal.code()).isEqualTo(code);
  }

  @Test
  void isRewrittenForAnotherModel() {
    RequestScan other =
        scan("{\"model\":\"m\",\"top_k\":5,\"messages\":[]}").rewritten(Set.of("top_k"), "n");

    assertThat(new String(other.body(), UTF_8)).isEqualTo("{\"model\":\"n\",\"messages\":[]}");
    assertThat(other.model()).isEqualTo("n");
  }

  @Test
  void hasNoCanonicalFormForACount() {
    assertThat(COUNT.scan(null, "{\"messages\":[]}".getBytes(UTF_8)).canonical()).isNull();
    assertThat(scan("{\"messages\":[]}").canonical()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 4_000, 400_000})
  void estimatesTokens(int length) {
    String body = "{\"messages\":[{\"role\":\"user\",\"content\":\"" + "x".repeat(length) + "\"}]}";

    assertThat(estimate(body)).isBetween(length / 4L, length / 4L + 15);
  }

  @Test
  void countsAPictureAsAPicture() {
    String picture =
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\""
            + "A".repeat(1_000_000)
            + "\"}}]}]}";

    assertThat(estimate(picture)).isBetween(1_600L, 1_700L);
  }

  @Test
  void estimatesNoAnswer() {
    assertThat(DIALECT.estimate(MESSAGES, scan("{\"messages\":[]}"))).isNull();
  }

  private static long estimate(String body) {
    byte[] answer =
        Objects.requireNonNull(DIALECT.estimate(COUNT, COUNT.scan(null, body.getBytes(UTF_8))));
    return Long.parseLong(new String(answer, UTF_8).replaceAll("\\D", ""));
  }

  private static String sent(String body, String model, Override... overrides) {
    return new String(scan(body).sent(model, target(List.of(overrides), List.of())).bytes(), UTF_8);
  }

  private static String text(String body, Target target) {
    return new String(scan(body).sent("m", target).bytes(), UTF_8);
  }

  private static Override override(String field, String json) {
    return new Override(field, json.getBytes(UTF_8), null);
  }

  private static RequestScan scan(String body) {
    return MESSAGES.scan(null, body.getBytes(UTF_8));
  }

  private static Target target(List<Override> overrides, List<Override> defaults) {
    Target plain = new Target("p", overrides, Timeouts.DEFAULT, Retry.NONE);
    return new Target(
        plain.at(),
        plain.name(),
        plain.connection(),
        overrides,
        defaults,
        plain.drops(),
        plain.timeouts(),
        plain.retry(),
        plain.hedge(),
        plain.requirements(),
        plain.forwarded(),
        plain.invalidEvents(),
        plain.breaker());
  }
}
