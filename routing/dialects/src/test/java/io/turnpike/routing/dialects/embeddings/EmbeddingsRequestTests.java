package io.turnpike.routing.dialects.embeddings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingsRequestTests {

  private static final Dialect DIALECT = new EmbeddingsDialect(new ChatDialect());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"one two\" | 1 | 9",
        "[\"one\",\"twelve\"] | 2 | 6",
        "[5,6,7] | 1 | 12",
        "[[5,6,7],[8]] | 2 | 12",
        "[] | 1 | 0",
      })
  void takesTextsAndTokens(String input, long count, long longest) {
    RequestScan request = scan("{\"model\":\"up/m\",\"input\":" + input + ",\"user\":\"u\"}");

    assertThat(request.model()).isEqualTo("up/m");
    assertThat(request.stream()).isFalse();
    assertThat(request.answers(target())).isEqualTo(count);
    assertThat(request.contextBytes()).isEqualTo(longest);
    assertThat(request.outputLimit(target())).isZero();
  }

  @Test
  void sendsTheClientsBytesWithTheTargetsModelAndParameters() {
    RequestScan request =
        scan("{\"input\":[[1, 2]], \"model\":\"up/m\",\"encoding_format\":\"base64\",\"x\":{ }}");
    Override dimensions = new Override("dimensions", "64".getBytes(UTF_8), null);

    assertThat(new String(request.sent("m", target(dimensions)).bytes(), UTF_8))
        .isEqualTo(
            "{\"dimensions\":64,\"input\":[[1, 2]], \"model\":\"m\","
                + "\"encoding_format\":\"base64\",\"x\":{ }}");
    assertThat(request.sent("up/m", target()).bytes()).isEqualTo(request.body());
  }

  @Test
  void isRewrittenForAnotherModel() {
    RequestScan request = scan("{\"input\":\"a\",\"models\":[\"x\"],\"model\":\"m\"}");

    RequestScan other = request.rewritten(Set.of("models"), "n");

    assertThat(new String(other.body(), UTF_8)).isEqualTo("{\"input\":\"a\",\"model\":\"n\"}");
    assertThat(other.model()).isEqualTo("n");
    assertThat(other.lastUserText()).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"model\":\"m\"}", "{\"input\":{}}", "{\"input\":\"a\",\"model\":7}", "[]"})
  void refusesWhatIsNone(String body) {
    assertThatThrownBy(() -> scan(body)).isInstanceOf(GatewayFailure.class);
  }

  private static RequestScan scan(String body) {
    return DIALECT.operations().getFirst().scan(null, body.getBytes(UTF_8));
  }

  private static Target target(Override... overrides) {
    return new Target("up", List.of(overrides), Timeouts.DEFAULT, Retry.NONE);
  }
}
