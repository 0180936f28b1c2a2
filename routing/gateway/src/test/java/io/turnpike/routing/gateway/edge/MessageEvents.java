package io.turnpike.routing.gateway.edge;

/** What Anthropic's Messages API says, as it was recorded. */
final class MessageEvents {

  static final String PING = event("{\"type\": \"ping\"}");

  private static final String READ =
      "\"input_tokens\":10,\"cache_creation_input_tokens\":30,\"cache_read_input_tokens\":200,"
          + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":10,\"ephemeral_1h_input_tokens\":20}";

  private MessageEvents() {}

  static String whole(String text) {
    return message("[{\"type\":\"text\",\"text\":\"" + text + "\"}]", "\"end_turn\"", 7);
  }

  static String wholeCall(String id, String name, String input) {
    return message(
        "[{\"type\":\"tool_use\",\"id\":\"%s\",\"name\":\"%s\",\"input\":%s}]"
            .formatted(id, name, input),
        "\"tool_use\"",
        7);
  }

  static String stream(String... texts) {
    StringBuilder stream = new StringBuilder(begin());
    for (String text : texts) {
      stream.append(text(text));
    }
    return stream + end("end_turn");
  }

  static String begin() {
    return event("{\"type\":\"message_start\",\"message\":" + message("[]", "null", 1) + "}")
        + event(
            "{\"type\":\"content_block_start\",\"index\":0,"
                + "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}")
        + PING;
  }

  static String text(String text) {
    return event(
        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\""
            + text
            + "\"}}");
  }

  static String call(String id, String name, String... pieces) {
    StringBuilder call =
        new StringBuilder(
            event(
                "{\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"tool_use\","
                    + "\"id\":\"%s\",\"name\":\"%s\",\"input\":{}}}".formatted(id, name)));
    for (String piece : pieces) {
      call.append(
          event(
              "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\","
                  + "\"partial_json\":\"%s\"}}".formatted(piece.replace("\"", "\\\""))));
    }
    return call + event("{\"type\":\"content_block_stop\",\"index\":1}");
  }

  static String end(String stopReason) {
    return event("{\"type\":\"content_block_stop\",\"index\":0}")
        + event(
            "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"%s\",\"stop_sequence\":null},"
                    .formatted(stopReason)
                + "\"usage\":{\"output_tokens\":7}}")
        + event("{\"type\":\"message_stop\"}");
  }

  static String error(String type, String message) {
    return "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"},\"request_id\":\"r\"}"
        .formatted(type, message);
  }

  static String event(String data) {
    String type = data.replaceFirst("(?s)^\\{\"type\": ?\"(\\w+)\".*", "$1");
    return "event: " + type + "\ndata: " + data + "\n\n";
  }

  static String message(String content, String stopReason, int output) {
    return ("{\"id\":\"msg_01\",\"type\":\"message\",\"role\":\"assistant\","
            + "\"model\":\"claude-haiku-4-5\",\"content\":%s,\"stop_reason\":%s,"
            + "\"stop_sequence\":null,\"usage\":{%s,\"output_tokens\":%d}}")
        .formatted(content, stopReason, READ, output);
  }
}
