package io.turnpike.routing.dialects.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Chat completions whose content is a list of parts, thoughts among them, as Mistral's may be. */
class ContentInPartsTests {

  private static final String THINKING =
      "{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Thinking \"},"
          + "{\"type\":\"text\",\"text\":\"of a walrus.\"}]}";
  private static final String TEXT = "{\"type\":\"text\",\"text\":\"Answer quokka.\"}";

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHAT")
  void reachesTheClientWhole(MatrixClient client) {
    String message = "{\"role\":\"assistant\",\"content\":[" + THINKING + "," + TEXT + "]}";
    byte[] answer = completion("\"message\":" + message, "\"stop\"").getBytes(UTF_8);

    byte[] got = exchange(client, false).answer(answer);

    isTold(client, "whole", MatrixFixture.JSON.readTree(got));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHAT")
  void reachesTheClientStreamed(MatrixClient client) {
    String sent =
        piece("{\"role\":\"assistant\",\"content\":\"\"}", "null")
            + piece("{\"content\":[" + THINKING + "]}", "null")
            + piece("{\"content\":[" + TEXT + "]}", "null")
            + piece("{\"content\":\"\"}", "\"stop\"")
            + "data: [DONE]\n\n";

    byte[] got = exchange(client, true).stream(List.of(sent.getBytes(UTF_8)));

    isTold(client, "events", MatrixFixture.events(got));
  }

  private static void isTold(MatrixClient client, String form, JsonNode got) {
    for (String feature : List.of("reasoning", "text")) {
      JsonNode places = MatrixFixture.of(client).path("answers").path(feature).path(form);
      places
          .propertyStream()
          .filter(place -> !place.getKey().equals("/content/0/text"))
          .forEach(
              place ->
                  assertThat(Places.hold(got, place.getKey(), place.getValue()))
                      .as("%s is %s in %s", place.getKey(), place.getValue(), got)
                      .isTrue());
    }
    assertThat(got.toString()).contains("quokka.");
  }

  private static Exchange exchange(MatrixClient client, boolean stream) {
    JsonNode request = MatrixFixture.of(client).path("requests").path(stream ? "stream" : "text");
    return Exchange.of(client, MatrixProvider.OPENAI, request.toString().getBytes(UTF_8), stream);
  }

  private static String piece(String delta, String finish) {
    return "data: " + completion("\"delta\":" + delta, finish) + "\n\n";
  }

  private static String completion(String said, String finish) {
    return "{\"id\":\"c1\",\"created\":1,\"model\":\"m-1\",\"choices\":[{\"index\":0,"
        + said
        + ",\"finish_reason\":"
        + finish
        + "}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":3,\"total_tokens\":8}}";
  }
}
