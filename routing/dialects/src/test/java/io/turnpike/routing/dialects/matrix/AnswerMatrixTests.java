package io.turnpike.routing.dialects.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.matrix.ImpossibleCells.Cell;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What a provider answers reaches every client, or the page of dialects says why it cannot. */
class AnswerMatrixTests {

  @ParameterizedTest(name = "{0} from {1}: {2}")
  @MethodSource("cells")
  void reachesTheClientWhole(MatrixClient client, MatrixProvider provider, String feature) {
    assertThat(answer(provider, feature).isEmpty()).isFalse();
    JsonNode answer = answer(provider, feature).path("whole");
    if (!answer.isMissingNode()) {
      byte[] body = MatrixFixture.JSON.writeValueAsBytes(answer);
      byte[] got = exchange(client, provider, false).answer(body);
      check(client, provider, feature, "whole", MatrixFixture.JSON.readTree(got));
    }
  }

  @ParameterizedTest(name = "{0} from {1}: {2}")
  @MethodSource("cells")
  void reachesTheClientStreamed(MatrixClient client, MatrixProvider provider, String feature) {
    JsonNode events = answer(provider, feature).path("events");
    if (!events.isMissingNode()) {
      byte[] sent = MatrixFixture.stream(provider, events);
      byte[] got = exchange(client, provider, true).stream(List.of(sent));
      check(client, provider, feature, "events", MatrixFixture.events(got));
    }
  }

  @ParameterizedTest
  @EnumSource(MatrixClient.class)
  void errorsAreToldInTheClientsOwnShape(MatrixClient client) {
    GatewayFailure failure = GatewayFailure.of(429, "rate_limited", "Slow down.");
    byte[] body = client.operation(false).dialect().errorBody(failure, new UUID(0, 7));

    JsonNode error = MatrixFixture.JSON.readTree(body);

    assertThat(Places.hold(error, "/error/message", MatrixFixture.JSON.valueToTree("~Slow down.")))
        .as(error.toString())
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(MatrixProvider.class)
  void aChatIsToldItsRoleAndItsUsageOnce(MatrixProvider provider) {
    byte[] sent = MatrixFixture.stream(provider, answer(provider, "usage").path("events"));
    JsonNode got =
        MatrixFixture.events(exchange(MatrixClient.CHAT, provider, true).stream(List.of(sent)));

    assertThat(got.findValues("role")).hasSize(1);
    assertThat(got.findValues("usage")).filteredOn(JsonNode::isObject).hasSize(1);
  }

  /** A row about what is not in the matrix would be held by nothing. */
  @Test
  void thePageSpeaksOfWhatThereIs() {
    assertThat(ImpossibleCells.all())
        .isNotEmpty()
        .allSatisfy(
            cell ->
                assertThat(
                        Arrays.stream(MatrixClient.values())
                            .anyMatch(client -> cell.isKnownTo(MatrixFixture.of(client))))
                    .as(cell.toString())
                    .isTrue());
  }

  private static void check(
      MatrixClient client, MatrixProvider provider, String feature, String form, JsonNode got) {
    JsonNode places = MatrixFixture.of(client).path("answers").path(feature).path(form);
    assertThat(places.isEmpty()).as("places of " + feature).isFalse();
    Cell impossible = ImpossibleCells.find(client, provider, feature);
    boolean expected = impossible == null;
    boolean all =
        places
            .propertyStream()
            .allMatch(place -> Places.hold(got, place.getKey(), place.getValue()));
    assertThat(all).as("%s in %s", places, got).isEqualTo(expected);
  }

  private static JsonNode answer(MatrixProvider provider, String feature) {
    return MatrixFixture.of(provider).path("answers").path(feature);
  }

  private static Exchange exchange(MatrixClient client, MatrixProvider provider, boolean stream) {
    String feature = stream ? "stream" : "text";
    JsonNode request = MatrixFixture.of(client).path("requests").path(feature);
    return Exchange.of(client, provider, request.toString().getBytes(UTF_8), stream);
  }

  static Stream<Arguments> cells() {
    return Arrays.stream(MatrixClient.values())
        .flatMap(
            client ->
                MatrixFixture.features(MatrixFixture.of(MatrixClient.CHAT), "answers").stream()
                    .flatMap(
                        feature ->
                            Arrays.stream(MatrixProvider.values())
                                .map(provider -> Arguments.of(client, provider, feature))));
  }
}
