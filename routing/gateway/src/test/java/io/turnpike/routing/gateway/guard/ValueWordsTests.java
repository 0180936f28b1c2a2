package io.turnpike.routing.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.texts.StreamPiece;
import io.turnpike.routing.dialects.texts.StreamTexts;
import io.turnpike.routing.guard.TextPart.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueWordsTests {

  private static final String VALUE = "a \"b\" \\ c";
  private static final String ESCAPED = "a \\\"b\\\" \\\\ c";

  @ParameterizedTest
  @CsvSource({
    "TOOL_CALL,/choices/0/message/tool_calls/0/function/arguments,true",
    "TOOL_CALL,content/1/partial_json,true",
    "TOOL_CALL,/output/0/input,false",
    "TOOL_CALL,/content/0/input/city,false",
    "ASSISTANT,/content/0/arguments,false"
  })
  void onlyArgumentsInAStringAreEscaped(Role role, String text, boolean escaped) {
    assertThat(ValueWords.at(role, text).apply(VALUE)).isEqualTo(escaped ? ESCAPED : VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "response.function_call_arguments.delta,true",
    "response.mcp_call_arguments.delta,true",
    "response.custom_tool_call_input.delta,false"
  })
  void whatGrowsInAnEventIsTakenForWhatItIs(String type, boolean escaped) {
    String event =
        "event: %s\ndata: {\"type\":\"%s\",\"output_index\":0,\"delta\":\"x\"}\n\n"
            .formatted(type, type);

    List<StreamPiece> pieces =
        new StreamTexts().read(event.getBytes(StandardCharsets.UTF_8)).getFirst().pieces();

    assertThat(pieces).hasSize(1);
    StreamPiece piece = pieces.getFirst();
    assertThat(ValueWords.at(piece.role(), piece.channel()).apply(VALUE))
        .isEqualTo(escaped ? ESCAPED : VALUE);
  }
}
