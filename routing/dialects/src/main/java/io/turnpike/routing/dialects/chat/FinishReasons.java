package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.json.JsonParsers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Why answers ended, for the few requests of which it decides something: a second reading, so that
 * the first one has nothing to do with it.
 */
final class FinishReasons {

  private static final String FILTERED = "content_filter";

  private FinishReasons() {}

  /** Whether a provider's filter ended any choice of an answer or of one chunk of a stream. */
  static boolean filtered(byte[] bytes, int start, int length) {
    try (JsonParser in = JsonParsers.of(bytes, start, length)) {
      return in.nextToken() == JsonToken.START_OBJECT && inChoices(in);
    } catch (JacksonException notJson) {
      return false;
    }
  }

  private static boolean inChoices(JsonParser in) {
    boolean filtered = false;
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean choices = in.currentName().equals("choices");
      if (in.nextToken() == JsonToken.START_ARRAY && choices) {
        while (in.nextToken() == JsonToken.START_OBJECT) {
          filtered |= FILTERED.equals(reason(in));
        }
      } else {
        in.skipChildren();
      }
    }
    return filtered;
  }

  private static @Nullable String reason(JsonParser choice) {
    String reason = null;
    while (choice.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean own = choice.currentName().equals("finish_reason");
      if (choice.nextToken() == JsonToken.VALUE_STRING && own) {
        reason = choice.getString();
      } else {
        choice.skipChildren();
      }
    }
    return reason;
  }
}
