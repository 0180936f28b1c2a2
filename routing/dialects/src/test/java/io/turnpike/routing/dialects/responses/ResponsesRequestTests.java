package io.turnpike.routing.dialects.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.plan.Target;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsesRequestTests {

  private static final Target TARGET = ResponsesFixture.target();

  @Test
  void readsWhatTheGatewayActsOn() {
    RequestScan scan =
        ResponsesFixture.scan(
            "{\"model\":\"up/m\",\"input\":\"Hi\",\"stream\":true,\"max_output_tokens\":7}");

    assertThat(scan.model()).isEqualTo("up/m");
    assertThat(scan.stream()).isTrue();
    assertThat(scan.wantsUsage()).isTrue();
    assertThat(scan.outputLimit(TARGET)).isEqualTo(7);
    assertThat(scan.answers(TARGET)).isEqualTo(1);
    assertThat(scan.lastUserText()).isEqualTo("Hi");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|input|missing_required_parameter",
        "{\"input\":7}|input|invalid_request_body",
        "{\"input\":\"x\",\"model\":7}|model|invalid_request_body",
        "{\"input\":\"x\",\"stream\":\"yes\"}|stream|invalid_request_body",
        "{\"input\":\"x\",\"max_output_tokens\":\"7\"}|max_output_tokens|invalid_request_body",
        "{\"input\":\"x\",\"previous_response_id\":7}|previous_response_id|invalid_request_body"
      })
  void namesTheFieldThatIsWrong(String body, String field, String code) {
    assertThatThrownBy(() -> ResponsesFixture.scan(body))
        .isInstanceOfSatisfying(
            GatewayFailure.class,
            failure -> {
              assertThat(failure.param()).isEqualTo(field);
              assertThat(failure.code()).isEqualTo(code);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"previous_response_id\":\"resp_1\"}",
        "{\"prompt\":{\"id\":\"pmpt_1\"}}",
        "{\"conversation\":\"conv_1\",\"input\":null}"
      })
  void needsNoInputWhereThatIsStored(String body) {
    assertThat(ResponsesFixture.scan(body).body()).isEqualTo(body.getBytes(UTF_8));
  }

  @Test
  void findsWhatTheUserSaidLast() {
    assertThat(
            ResponsesFixture.scan(
                    "{\"input\":[{\"role\":\"user\",\"content\":\"first\"},"
                        + "{\"type\":\"message\",\"role\":\"user\",\"content\":["
                        + "{\"type\":\"input_text\",\"text\":\"one\"},"
                        + "{\"type\":\"input_image\",\"image_url\":\"data:\"},"
                        + "{\"type\":\"input_text\",\"text\":\"two\"}]},"
                        + "{\"type\":\"function_call\",\"name\":\"f\"}]}")
                .lastUserText())
        .isEqualTo("one\ntwo");
  }

  @Test
  void saysForWhomByTheNewerField() {
    assertThat(ResponsesFixture.scan("{\"input\":\"x\",\"user\":\"a\"}").userField())
        .isEqualTo(List.of("user"));
    assertThat(ResponsesFixture.scan("{\"input\":\"x\",\"safety_identifier\":\"a\"}").userField())
        .isEqualTo(List.of("safety_identifier"));
  }

  @Test
  void tellsSettingsFromWhatPeopleSaid() {
    RequestScan scan = ResponsesFixture.scan("{\"input\":\"x\"}");

    assertThat(scan.isSetting(List.of("reasoning", "effort"))).isTrue();
    assertThat(scan.isSetting(List.of("text", "verbosity"))).isTrue();
    assertThat(scan.isSetting(List.of("text", "format", "schema"))).isFalse();
    assertThat(scan.isSetting(List.of("instructions"))).isFalse();
  }

  @Test
  void findsWhatAModelMustBeAbleToDo() {
    RequestScan much =
        ResponsesFixture.scan(
            "{\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_image\"}]}],"
                + "\"tools\":[{\"type\":\"function\"}],\"reasoning\":{\"effort\":\"low\"},"
                + "\"text\":{\"format\":{\"type\":\"json_schema\"}}}");
    RequestScan nothing =
        ResponsesFixture.scan(
            "{\"input\":\"\\\"input_image\\\"\",\"tools\":[],\"reasoning\":{\"summary\":\"auto\"},"
                + "\"text\":{\"format\":{\"type\":\"text\"}}}");

    assertThat(much.needs().tools(TARGET)).isTrue();
    assertThat(much.needs().reasoning(TARGET)).isTrue();
    assertThat(much.needs().jsonSchema(TARGET)).isTrue();
    assertThat(much.needs().vision()).isTrue();
    assertThat(nothing.needs().tools(TARGET)).isFalse();
    assertThat(nothing.needs().reasoning(TARGET)).isFalse();
    assertThat(nothing.needs().jsonSchema(TARGET)).isFalse();
    assertThat(nothing.needs().vision()).isFalse();
  }

  @Test
  void goesOnFromAStoredAnswer() {
    RequestScan scan =
        ResponsesFixture.scan(
            "{\"input\":\"x\",\"previous_response_id\":\"resp_1_tpA\",\"model\":\"m\"}");

    assertThat(scan.continued()).isEqualTo("resp_1_tpA");
    assertThat(new String(scan.continuing("resp_1").body(), UTF_8))
        .isEqualTo("{\"input\":\"x\",\"previous_response_id\":\"resp_1\",\"model\":\"m\"}");
    assertThat(ResponsesFixture.scan("{\"input\":\"x\",\"previous_response_id\":null}").continued())
        .isNull();
  }

  @Test
  void isReadAnewWithoutSomeFields() {
    RequestScan scan = ResponsesFixture.scan("{\"models\":[],\"input\":\"x\",\"model\":\"a\"}");

    assertThat(new String(scan.rewritten(Set.of("models"), "b").body(), UTF_8))
        .isEqualTo("{\"input\":\"x\",\"model\":\"b\"}");
  }

  @Test
  void isOneForChatWhereTheProviderDoesNotSpeakIt() {
    RequestScan scan = ResponsesFixture.scan("{\"model\":\"m\",\"input\":\"x\",\"stream\":true}");

    Canonical canonical = Objects.requireNonNull(scan.canonical());

    assertThat(canonical.operation().path()).isEqualTo("chat/completions");
    assertThat(new String(canonical.request().body(), UTF_8))
        .isEqualTo(
            "{\"model\":\"m\",\"stream\":true,"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}");
    assertThat(scan.canonical()).isSameAs(canonical);
  }

  @Test
  void countsTokensOfItsOwnWhereNobodyElseDoes() {
    RequestScan count = ResponsesFixture.count("{\"model\":\"m\",\"input\":\"x\"}");

    assertThat(count.canonical()).isNull();
    assertThat(
            new String(
                Objects.requireNonNull(
                    ResponsesFixture.DIALECT.estimate(ResponsesFixture.operation(1), count)),
                UTF_8))
        .isEqualTo("{\"object\":\"response.input_tokens\",\"input_tokens\":7}");
    assertThat(ResponsesFixture.DIALECT.estimate(ResponsesFixture.operation(0), count)).isNull();
  }
}
