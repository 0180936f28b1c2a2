package io.turnpike.routing.dialects.responses;

import static io.turnpike.routing.dialects.responses.ResponsesFixture.parameter;
import static io.turnpike.routing.dialects.responses.ResponsesFixture.sent;
import static io.turnpike.routing.dialects.responses.ResponsesFixture.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.plan.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentResponsesTests {

  @Test
  void leavesABodyAloneThatNeedsNothing() {
    String body = "{ \"model\" : \"m\",\n \"input\":[ ], \"unknown\":{\"k\":[1,2]} }\n";

    assertThat(sent(body, "m", target())).isEqualTo(body);
  }

  @Test
  void replacesTheModelAndNothingElse() {
    assertThat(sent("{\"a\":1,\"model\":\"up/m\",\"input\":\"x\"}", "m", target()))
        .isEqualTo("{\"a\":1,\"model\":\"m\",\"input\":\"x\"}");
    assertThat(sent("{\"input\":\"x\"}", "m", target()))
        .isEqualTo("{\"model\":\"m\",\"input\":\"x\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max_tokens|7|{\"max_output_tokens\":7,\"model\":\"m\",\"input\":\"x\"}",
        "max_completion_tokens|7|{\"max_output_tokens\":7,\"model\":\"m\",\"input\":\"x\"}",
        "reasoning_effort|\"low\"|{\"reasoning\":{\"effort\":\"low\"},\"model\":\"m\",\"input\":\"x\"}",
        "verbosity|\"low\"|{\"text\":{\"verbosity\":\"low\"},\"model\":\"m\",\"input\":\"x\"}",
        "temperature|0.5|{\"temperature\":0.5,\"model\":\"m\",\"input\":\"x\"}",
        "stream|true|{\"model\":\"m\",\"input\":\"x\"}"
      })
  void writesAConfigsParametersInThisApisWords(String field, String json, String expected) {
    String body = "{\"model\":\"m\",\"input\":\"x\"}";

    assertThat(sent(body, "m", target(parameter(field, json)))).isEqualTo(expected);
    assertThat(sent(body, "m", target(List.of(), List.of(parameter(field, json)), List.of())))
        .isEqualTo(expected);
  }

  @Test
  void changesWhatIsInsideAndLeavesTheRest() {
    Target target = target(parameter("reasoning_effort", "\"low\""), parameter("max_tokens", "5"));

    assertThat(
            sent(
                "{\"reasoning\":{\"summary\":\"auto\",\"effort\":\"high\"},"
                    + "\"max_output_tokens\":9,\"model\":\"m\",\"input\":\"x\"}",
                "m",
                target))
        .isEqualTo(
            "{\"reasoning\":{\"summary\":\"auto\",\"effort\":\"low\"},"
                + "\"max_output_tokens\":5,\"model\":\"m\",\"input\":\"x\"}");
  }

  @Test
  void givesADefaultOnlyWhereTheClientIsSilent() {
    Target target =
        target(
            List.of(),
            List.of(parameter("reasoning_effort", "\"low\""), parameter("max_tokens", "5")),
            List.of());

    assertThat(
            sent(
                "{\"model\":\"m\",\"input\":\"x\",\"max_output_tokens\":9,"
                    + "\"reasoning\":{\"effort\":\"high\"}}",
                "m",
                target))
        .isEqualTo(
            "{\"model\":\"m\",\"input\":\"x\",\"max_output_tokens\":9,"
                + "\"reasoning\":{\"effort\":\"high\"}}");
    assertThat(
            sent("{\"model\":\"m\",\"input\":\"x\",\"reasoning\":{\"summary\":null}}", "m", target))
        .isEqualTo(
            "{\"max_output_tokens\":5,\"model\":\"m\",\"input\":\"x\","
                + "\"reasoning\":{\"effort\":\"low\",\"summary\":null}}");
  }

  @Test
  void knowsTheLimitAsItIsSent() {
    String body = "{\"input\":\"x\",\"max_output_tokens\":9}";

    assertThat(ResponsesFixture.scan(body).outputLimit(target())).isEqualTo(9);
    assertThat(ResponsesFixture.scan(body).outputLimit(target(parameter("max_tokens", "5"))))
        .isEqualTo(5);
    assertThat(
            ResponsesFixture.scan(body)
                .outputLimit(target(List.of(), List.of(), List.of("max_output_tokens"))))
        .isEqualTo(-1);
    assertThat(ResponsesFixture.scan("{\"input\":\"x\"}").outputLimit(target())).isEqualTo(-1);
  }
}
