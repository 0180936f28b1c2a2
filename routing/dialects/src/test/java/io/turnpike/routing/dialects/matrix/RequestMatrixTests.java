package io.turnpike.routing.dialects.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.matrix.ImpossibleCells.Cell;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What a client asks reaches every provider, or the page of dialects says why it cannot. */
class RequestMatrixTests {

  /** Requests with signed reasoning bring that of several vendors. */
  private static final List<String> OTHERS = List.of("signed_reasoning");

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @MethodSource("cells")
  void reachesTheProvider(MatrixClient client, MatrixProvider provider, String feature) {
    Cell impossible = ImpossibleCells.find(client, provider, feature);
    if (impossible == null) {
      found(provider, feature, exchange(client, provider, feature));
    } else if (impossible.outcome().startsWith("refused")) {
      assertThatThrownBy(() -> exchange(client, provider, feature))
          .isInstanceOfSatisfying(
              Untranslatable.class,
              refused -> assertThat(refused.field()).isEqualTo(impossible.field()));
    } else {
      assertThat(exchange(client, provider, feature).warnings()).contains(impossible.field());
    }
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @MethodSource("cells")
  void passesAsItIsWhereBothSpeakAlike(
      MatrixClient client, MatrixProvider provider, String feature) {
    byte[] request =
        MatrixFixture.JSON.writeValueAsBytes(
            MatrixFixture.of(client).path("requests").path(feature));
    if (client == provider.alike && !feature.equals("signed reasoning")) {
      assertThat(Exchange.of(client, provider, request, false).sent()).isEqualTo(request);
    }
  }

  private static Exchange exchange(MatrixClient client, MatrixProvider provider, String feature) {
    JsonNode request = MatrixFixture.of(client).path("requests").path(feature);
    byte[] body = MatrixFixture.JSON.writeValueAsBytes(request);
    return Exchange.of(client, provider, body, feature.equals("stream"));
  }

  private static void found(MatrixProvider provider, String feature, Exchange exchange) {
    JsonNode sent = MatrixFixture.JSON.readTree(exchange.sent());
    JsonNode places = MatrixFixture.of(provider).path("requests").path(feature);
    assertThat(places.isEmpty()).as("places of " + feature).isFalse();
    places
        .propertyStream()
        .forEach(
            place ->
                assertThat(Places.hold(sent, place.getKey(), place.getValue()))
                    .as("%s is %s in %s", place.getKey(), place.getValue(), sent)
                    .isTrue());
    assertThat(exchange.warnings()).isSubsetOf(OTHERS);
  }

  static Stream<Arguments> cells() {
    return Arrays.stream(MatrixClient.values())
        .flatMap(
            client ->
                MatrixFixture.features(MatrixFixture.of(MatrixClient.CHAT), "requests").stream()
                    .flatMap(
                        feature ->
                            Arrays.stream(MatrixProvider.values())
                                .map(provider -> Arguments.of(client, provider, feature))));
  }
}
