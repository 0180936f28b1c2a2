package io.turnpike.routing.dialects.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.Dialect.StoredId;
import io.turnpike.routing.usage.TokenUsage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponseScanTests {

  @Test
  void isAnAnswerWithOutput() {
    AnswerScan scan =
        read(
            "{\"id\":\"resp_1\",\"object\":\"response\",\"error\":null,\"output\":[],"
                + "\"usage\":{\"input_tokens\":3,\"output_tokens\":5,"
                + "\"output_tokens_details\":{\"reasoning_tokens\":2}}}");

    assertThat(scan.isAnswer()).isTrue();
    assertThat(scan.error()).isFalse();
    assertThat(scan.usage().usage()).isEqualTo(new TokenUsage(3, 0, 0, 0, 3, 2, 0, 0, 0));
  }

  @Test
  void isAnErrorWhateverTheStatus() {
    assertThat(read("{\"error\":{\"message\":\"x\"}}").error()).isTrue();
    assertThat(
            read("{\"object\":\"response\",\"status\":\"failed\",\"error\":{},\"output\":[]}")
                .error())
        .isTrue();
  }

  @Test
  void isNoneWithoutOutputUnlessItIsSomethingElse() {
    assertThat(read("{}").missing()).isEqualTo("output");
    assertThat(read("{\"object\":\"response\"}").missing()).isEqualTo("output");
    assertThat(read("{\"object\":\"response.input_tokens\",\"input_tokens\":3}").isAnswer())
        .isTrue();
    assertThat(ResponseScan.answer("[]".getBytes(UTF_8))).isNull();
    assertThat(ResponseScan.answer("{} x".getBytes(UTF_8))).isNull();
  }

  @Test
  void measuresWhatWasSaidAndCalled() {
    assertThat(
            ResponseScan.contentBytes(
                ("{\"instructions\":\"long\",\"output\":[{\"content\":[{\"text\":\"four\"}]},"
                        + "{\"arguments\":\"{}\"}]}")
                    .getBytes(UTF_8)))
        .isEqualTo(6);
  }

  @Test
  void findsItsId() {
    assertThat(id("{\"id\": \"resp_1\" ,\"object\":\"response\",\"output\":[]}"))
        .isEqualTo("resp_1");
    assertThat(id("{\"object\":\"list\",\"id\":\"x\"}")).isNull();
    assertThat(id("{\"output\":[{\"id\":\"msg_1\"}]}")).isNull();
    assertThat(id("?")).isNull();
  }

  @Test
  void knowsWhatAFilterEnded() {
    assertThat(isFiltered("{\"output\":[],\"incomplete_details\":{\"reason\":\"content_filter\"}}"))
        .isTrue();
    assertThat(
            isFiltered(
                "{\"type\":\"response.incomplete\",\"response\":"
                    + "{\"incomplete_details\":{\"reason\":\"content_filter\"}}}"))
        .isTrue();
    assertThat(
            isFiltered("{\"output\":[],\"incomplete_details\":{\"reason\":\"max_output_tokens\"}}"))
        .isFalse();
  }

  private static boolean isFiltered(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return ResponsesFixture.DIALECT.isFiltered(bytes, 0, bytes.length);
  }

  private static @Nullable String id(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    StoredId id = ResponseScan.id(bytes);
    return id == null ? null : new String(bytes, id.start(), id.end() - id.start(), UTF_8);
  }

  private static AnswerScan read(String json) {
    return Objects.requireNonNull(ResponseScan.answer(json.getBytes(UTF_8)));
  }
}
