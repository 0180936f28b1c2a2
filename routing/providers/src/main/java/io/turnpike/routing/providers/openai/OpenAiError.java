package io.turnpike.routing.providers.openai;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code error} object of an answer, as far as there is one. Some servers write it flat, some
 * as a plain string, some send a page of HTML.
 */
record OpenAiError(@Nullable String type, @Nullable String code, @Nullable String message) {

  private static final OpenAiError NONE = new OpenAiError(null, null, null);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LARGEST = 1 << 20;

  static OpenAiError read(byte[] body) {
    if (body.length == 0 || body.length > LARGEST) {
      return NONE;
    }
    try {
      return of(JSON.readTree(body));
    } catch (JacksonException noJson) {
      return NONE;
    }
  }

  /** True when type or code is one of the words or begins with one. */
  boolean says(String... words) {
    for (String word : words) {
      if (type != null && type.startsWith(word) || code != null && code.startsWith(word)) {
        return true;
      }
    }
    return false;
  }

  boolean mentions(String phrase) {
    return message != null && message.contains(phrase);
  }

  private static OpenAiError of(JsonNode root) {
    JsonNode error = root.path("error");
    if (error.isString()) {
      return new OpenAiError(null, null, error.stringValue());
    }
    JsonNode fields = error.isObject() ? error : root;
    return new OpenAiError(
        text(fields.path("type")), text(fields.path("code")), text(fields.path("message")));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.stringValue() : node.isNumber() ? node.toString() : null;
  }
}
