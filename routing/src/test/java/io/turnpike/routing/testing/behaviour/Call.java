package io.turnpike.routing.testing.behaviour;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a behaviour needs to know of the request it answers.
 *
 * @param id names the completion, for example {@code chatcmpl-7}
 * @param includeUsage {@code stream_options.include_usage}
 * @param promptTokens words in all string contents of the messages
 */
public record Call(
    String id, String model, boolean stream, boolean includeUsage, int promptTokens) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Reads what it can: a body that is no JSON is a call without model. */
  public static Call read(long number, byte[] body) {
    try {
      return of(number, JSON.readTree(body));
    } catch (JacksonException unreadable) {
      return new Call("chatcmpl-" + number, "", false, false, 0);
    }
  }

  private static Call of(long number, JsonNode body) {
    return new Call(
        "chatcmpl-" + number,
        body.path("model").asString(""),
        body.path("stream").asBoolean(false),
        body.path("stream_options").path("include_usage").asBoolean(false),
        promptTokens(body));
  }

  private static int promptTokens(JsonNode body) {
    int words = 0;
    for (JsonNode message : body.path("messages")) {
      words += Words.of(message.path("content").asString("")).size();
    }
    return words;
  }
}
