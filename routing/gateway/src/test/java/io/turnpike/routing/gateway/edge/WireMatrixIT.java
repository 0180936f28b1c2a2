package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.turnpike.routing.dialects.matrix.ImpossibleCells;
import io.turnpike.routing.dialects.matrix.ImpossibleCells.Cell;
import io.turnpike.routing.dialects.matrix.MatrixClient;
import io.turnpike.routing.dialects.matrix.MatrixFixture;
import io.turnpike.routing.dialects.matrix.MatrixProvider;
import io.turnpike.routing.dialects.matrix.PageTable;
import io.turnpike.routing.dialects.matrix.Places;
import io.turnpike.routing.gateway.edge.WireServer.Sent;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every client asks everything over every wire, and gets every answer, or the page of dialects says
 * why it cannot. What is asked and answered is that of {@code dialects.matrix}.
 */
@ExtendWith(NoLeaks.class)
class WireMatrixIT {

  /** Signed reasoning of several vendors comes in one request. */
  private static final String SIGNED = "signed_reasoning";

  private static final String ERROR = "error in a stream";

  @TempDir private static Path folder;
  @AutoClose private static final WireServer server = new WireServer();
  private static @Nullable GatewayFixture started;

  @BeforeAll
  static void connect() throws IOException {
    Path rules = Files.writeString(folder.resolve("rules.json"), Wire.BRIDGED);
    GatewayFixture gateway = GatewayFixture.start(Map.of("turnpike.model.rules", rules.toString()));
    for (Wire wire : Wire.values()) {
      gateway.connect(
          wire.name(), wire.type, server.address(wire), wire.settings(), server.kept(wire));
    }
    started = gateway;
  }

  @AfterAll
  static void close() {
    gateway().close();
  }

  @BeforeEach
  void forget() {
    forgotten();
  }

  private static void forgotten() {
    server.forget();
    gateway().reset();
    gateway().mend();
  }

  @ParameterizedTest(name = "{0} over {1}")
  @MethodSource("cells")
  void whatIsAskedReachesTheProvider(MatrixClient client, Wire wire) {
    assertAll(each(client, "requests", feature -> reaches(client, wire, feature)));
  }

  @ParameterizedTest(name = "{0} over {1}")
  @MethodSource("cells")
  void whatIsAnsweredReachesTheClientWhole(MatrixClient client, Wire wire) {
    assertAll(each(client, "answers", feature -> comes(client, wire, feature, "whole")));
  }

  @ParameterizedTest(name = "{0} over {1}")
  @MethodSource("cells")
  void whatIsAnsweredReachesTheClientStreamed(MatrixClient client, Wire wire) {
    assertAll(each(client, "answers", feature -> comes(client, wire, feature, "events")));
  }

  @ParameterizedTest(name = "{0} over {1}")
  @MethodSource("cells")
  void refusalsAreToldInTheClientsOwnShape(MatrixClient client, Wire wire) {
    assertAll(Stream.of(400, 429, 500).map(status -> () -> isRefused(client, wire, status)));
  }

  /** A row about what is no wire would be held by nothing. */
  @Test
  void thePageTellsOfEachWire() {
    assertThat(PageTable.rows("wires"))
        .extracting(List::getFirst)
        .containsExactlyElementsOf(Arrays.stream(Wire.values()).map(Wire::word).toList());
  }

  private static void reaches(MatrixClient client, Wire wire, String feature) {
    MatrixProvider spoken = wire.spoken(client);
    boolean stream = feature.equals("stream");
    answer(wire, spoken, "text", stream ? "events" : "whole");

    HttpResponse<String> got = ask(client, wire, feature, stream);

    Cell impossible = impossible(client, wire, feature);
    if (impossible != null && impossible.outcome().startsWith("refused")) {
      assertThat(got.statusCode()).as(got.body()).isEqualTo(400);
      assertThat(got.body()).contains(impossible.field());
      assertThat(server.last(wire)).isNull();
      return;
    }
    assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
    Sent sent = Objects.requireNonNull(server.last(wire));
    assertThat(sent.uri()).isEqualTo(wire.path(spoken, stream));
    assertThat(sent.credential()).contains(wire.isBedrock() ? "AWS4-HMAC-SHA256" : Wire.KEY);
    if (impossible == null) {
      found(wire, spoken, feature, sent.body());
      assertThat(warnings(got)).isSubsetOf(SIGNED);
    } else {
      assertThat(warnings(got)).contains(impossible.field());
    }
  }

  private static void found(Wire wire, MatrixProvider spoken, String feature, JsonNode sent) {
    MatrixFixture.of(spoken)
        .path("requests")
        .path(feature)
        .propertyStream()
        .filter(place -> !wire.saysElsewhere(place.getKey()))
        .forEach(
            place ->
                assertThat(Places.hold(sent, place.getKey(), wire.says(place.getValue())))
                    .as("%s is %s in %s", place.getKey(), place.getValue(), sent)
                    .isTrue());
  }

  private static void comes(MatrixClient client, Wire wire, String feature, String form) {
    MatrixProvider spoken = wire.spoken(client);
    boolean stream = form.equals("events");
    if (MatrixFixture.of(spoken).path("answers").path(feature).path(form).isMissingNode()) {
      return;
    }
    answer(wire, spoken, feature, form);

    HttpResponse<String> got = ask(client, wire, stream ? "stream" : "text", stream);

    assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
    JsonNode read =
        stream
            ? MatrixFixture.events(got.body().getBytes(UTF_8))
            : MatrixFixture.JSON.readTree(got.body());
    assertThat(isAllThere(client, feature, form, read))
        .as(got.body())
        .isEqualTo(impossible(client, wire, feature) == null);
    isCounted(spoken, feature, gateway().awaitEventOf(got));
  }

  private static boolean isAllThere(
      MatrixClient client, String feature, String form, JsonNode read) {
    JsonNode places = MatrixFixture.of(client).path("answers").path(feature).path(form);
    assertThat(places.isEmpty()).as("places of " + feature).isFalse();
    return places
        .propertyStream()
        .allMatch(place -> Places.hold(read, place.getKey(), wanted(feature, place.getValue())));
  }

  /** An error says what its provider does. */
  private static JsonNode wanted(String feature, JsonNode value) {
    return feature.equals(ERROR) ? MatrixFixture.JSON.valueToTree("*") : value;
  }

  private static void isCounted(MatrixProvider spoken, String feature, UsageEvent event) {
    assertThat(event.served().outcome())
        .isEqualTo(feature.equals(ERROR) ? Outcome.INTERRUPTED : Outcome.SUCCEEDED);
    if (feature.equals("usage")) {
      boolean tells = spoken != MatrixProvider.BEDROCK && spoken != MatrixProvider.COHERE;
      assertThat(event.bill().usage())
          .isEqualTo(new TokenUsage(700, 400, 0, 0, tells ? 150 : 220, tells ? 70 : 0, 0, 0, 0));
    }
  }

  private static void isRefused(MatrixClient client, Wire wire, int status) {
    forgotten();
    server.next(wire, status, refusal(wire.spoken(client), status));

    HttpResponse<String> got = ask(client, wire, "text", false);

    assertThat(got.statusCode())
        .as(got.body())
        .isEqualTo(status == 500 && !isPassed(client, wire) ? 502 : status);
    assertThat(
            Places.hold(
                MatrixFixture.JSON.readTree(got.body()),
                "/error/message",
                MatrixFixture.JSON.valueToTree("~The otter said no.")))
        .as(got.body())
        .isTrue();
    assertThat(got.body()).doesNotContain(Wire.KEY);
    assertThat(gateway().awaitEventOf(got).served().outcome()).isEqualTo(Outcome.FAILED);
  }

  /** Anthropic's and Google's own clients get what these said, status and all. */
  private static boolean isPassed(MatrixClient client, Wire wire) {
    return switch (client) {
      case CHAT, RESPONSES -> false;
      case MESSAGES -> wire.spoken(client) == MatrixProvider.ANTHROPIC;
      case GEMINI -> wire.spoken(client) == MatrixProvider.GEMINI;
    };
  }

  private static String refusal(MatrixProvider spoken, int status) {
    String message = "\"message\":\"The otter said no.\"";
    return switch (spoken) {
      case OPENAI, BRIDGE -> "{\"error\":{" + message + ",\"type\":\"x\",\"code\":null}}";
      case ANTHROPIC -> "{\"type\":\"error\",\"error\":{\"type\":\"x\"," + message + "}}";
      case GEMINI -> "{\"error\":{\"code\":" + status + "," + message + ",\"status\":\"X\"}}";
      case BEDROCK, COHERE -> "{" + message + "}";
    };
  }

  private static void answer(Wire wire, MatrixProvider spoken, String feature, String form) {
    forgotten();
    JsonNode answer = MatrixFixture.of(spoken).path("answers").path(feature).path(form);
    if (form.equals("events")) {
      server.nextStream(wire, spoken, answer);
    } else {
      server.next(wire, 200, answer.toString());
    }
  }

  private static HttpResponse<String> ask(
      MatrixClient client, Wire wire, String feature, boolean stream) {
    ObjectNode request =
        (ObjectNode) MatrixFixture.of(client).path("requests").path(feature).deepCopy();
    String model = wire.name() + "/" + wire.model;
    if (client != MatrixClient.GEMINI) {
      request.put("model", model);
    }
    Asking asking = new Asking(gateway());
    return asking.send(
        asking
            .request(path(client, model, stream))
            .POST(BodyPublishers.ofString(request.toString()))
            .build());
  }

  private static String path(MatrixClient client, String model, boolean stream) {
    return switch (client) {
      case CHAT -> "/v1/chat/completions";
      case MESSAGES -> "/v1/messages";
      case RESPONSES -> "/v1/responses";
      case GEMINI ->
          "/v1beta/models/"
              + model
              + (stream ? ":streamGenerateContent?alt=sse" : ":generateContent");
    };
  }

  /** What holds for a wire alone, or for whoever has its words. */
  private static @Nullable Cell impossible(MatrixClient client, Wire wire, String feature) {
    Cell own = wire.isNamedByItsWords() ? null : ImpossibleCells.find(client, wire.word(), feature);
    return own == null ? ImpossibleCells.find(client, wire.spoken(client).word(), feature) : own;
  }

  private static List<String> warnings(HttpResponse<String> got) {
    String named = got.headers().firstValue("x-turnpike-warnings").orElse("");
    return named.isEmpty() ? List.of() : List.of(named.split(","));
  }

  private static Stream<Executable> each(MatrixClient client, String kind, Consumer<String> check) {
    return MatrixFixture.features(MatrixFixture.of(client), kind).stream()
        .map(feature -> () -> named(feature, check));
  }

  private static void named(String feature, Consumer<String> check) {
    try {
      check.accept(feature);
    } catch (AssertionError failed) {
      throw new AssertionError(feature + ": " + failed.getMessage(), failed);
    }
  }

  private static GatewayFixture gateway() {
    return Objects.requireNonNull(started);
  }

  static Stream<Arguments> cells() {
    return Arrays.stream(MatrixClient.values())
        .flatMap(client -> Arrays.stream(Wire.values()).map(wire -> Arguments.of(client, wire)));
  }
}
