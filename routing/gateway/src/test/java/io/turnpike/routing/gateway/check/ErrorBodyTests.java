package io.turnpike.routing.gateway.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodyTests {

  @ParameterizedTest
  @ValueSource(strings = {"{\"error\":{\"code\":401}}", "{\"error\":\"No such key\"}"})
  void someRefuseWithA200(String body) {
    assertThat(ErrorBody.is(body.getBytes(UTF_8))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":null,\"data\":[]}",
        "{\"error\":\"\",\"data\":[]}",
        "{\"error\":false,\"data\":[]}",
        "{\"data\":[]}",
        "<html>"
      })
  void whereNothingIsWrongNothingIsRefused(String body) {
    assertThat(ErrorBody.is(body.getBytes(UTF_8))).isFalse();
  }
}
