package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.JsonParsers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads what matters of a whole chat completion. */
final class ChatAnswer {

  private static final String CHOICES = "choices";

  private ChatAnswer() {}

  /** Null for bytes that are no JSON object. */
  static @Nullable AnswerScan of(byte[] body) {
    try (JsonParser in = JsonParsers.of(body, 0, body.length)) {
      return in.nextToken() == JsonToken.START_OBJECT ? read(in) : null;
    } catch (JacksonException notJson) {
      return null;
    }
  }

  private static @Nullable AnswerScan read(JsonParser in) {
    boolean error = false;
    boolean choices = false;
    UsageReport usage = UsageReport.NONE;
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      error |= name.equals("error") && value != JsonToken.VALUE_NULL;
      choices |= name.equals(CHOICES) && value == JsonToken.START_ARRAY;
      if (name.equals("usage") && value == JsonToken.START_OBJECT) {
        usage = ChatUsage.read(in);
      } else if (name.equals(CHOICES) && value == JsonToken.START_ARRAY) {
        error |= failed(in);
      } else {
        in.skipChildren();
      }
    }
    return in.nextToken() == null ? new AnswerScan(error, choices ? null : CHOICES, usage) : null;
  }

  /** Whether a choice ended because its provider failed, the status notwithstanding. */
  private static boolean failed(JsonParser in) {
    boolean failed = false;
    for (JsonToken choice = in.nextToken();
        choice != JsonToken.END_ARRAY && choice != null;
        choice = in.nextToken()) {
      if (choice == JsonToken.START_OBJECT) {
        failed |= failedChoice(in);
      } else {
        in.skipChildren();
      }
    }
    return failed;
  }

  private static boolean failedChoice(JsonParser in) {
    boolean failed = false;
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean reason = in.currentName().equals("finish_reason");
      failed |=
          in.nextToken() == JsonToken.VALUE_STRING && reason && in.getString().equals("error");
      in.skipChildren();
    }
    return failed;
  }
}
