package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.JsonParsers;
import io.turnpike.routing.dialects.usage.SearchFee;
import io.turnpike.routing.dialects.usage.UsageReader;
import io.turnpike.routing.usage.Answered;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads what matters of a whole chat completion. */
final class ChatAnswer {

  private static final String CHOICES = "choices";
  private static final String USAGE = "usage";

  private boolean error;
  private boolean choices;
  private @Nullable String model;
  private @Nullable String tier;
  private boolean routed;
  private @Nullable UsageReport usage;
  private UsageReport elsewhere = UsageReport.NONE;

  private ChatAnswer() {}

  /** Null for bytes that are no JSON object. */
  static @Nullable AnswerScan of(byte[] body) {
    try (JsonParser in = JsonParsers.of(body, 0, body.length)) {
      return in.nextToken() == JsonToken.START_OBJECT ? read(in, body) : null;
    } catch (JacksonException notJson) {
      return null;
    }
  }

  private static @Nullable AnswerScan read(JsonParser in, byte[] body) {
    ChatAnswer answer = new ChatAnswer();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      answer.field(in, in.currentName(), in.nextToken());
    }
    return in.nextToken() == null ? answer.scan(body) : null;
  }

  private void field(JsonParser in, String name, JsonToken value) {
    error |= name.equals("error") && value != JsonToken.VALUE_NULL;
    if (name.equals(USAGE) && value == JsonToken.START_OBJECT) {
      usage = UsageReader.read(in);
    } else if (name.equals("x_groq") && value == JsonToken.START_OBJECT) {
      usageWithin(in);
    } else if (name.equals(CHOICES) && value == JsonToken.START_ARRAY) {
      choices = true;
      choices(in);
    } else if (value == JsonToken.VALUE_STRING) {
      text(in, name);
    } else {
      in.skipChildren();
    }
  }

  private void text(JsonParser in, String name) {
    switch (name) {
      case "model" -> model = in.getString();
      case "service_tier" -> tier = in.getString();
      case "provider" -> routed = true;
      default -> {}
    }
  }

  private AnswerScan scan(byte[] body) {
    String fee = usage == null ? null : SearchFee.in(body, 0, body.length);
    return new AnswerScan(
        error,
        choices ? null : CHOICES,
        usage == null ? elsewhere : usage,
        Answered.of(model, fee == null ? tier : fee)
            .by(routed ? RoutedAnswer.of(body, 0, body.length) : null));
  }

  private void choices(JsonParser in) {
    for (JsonToken choice = in.nextToken();
        choice != JsonToken.END_ARRAY && choice != null;
        choice = in.nextToken()) {
      if (choice == JsonToken.START_OBJECT) {
        usageWithin(in);
      } else {
        in.skipChildren();
      }
    }
  }

  /** Some tell it in a choice, or in a corner of their own; the answer's own word comes first. */
  private void usageWithin(JsonParser in) {
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      if (name.equals(USAGE) && value == JsonToken.START_OBJECT) {
        UsageReport told = UsageReader.read(in);
        elsewhere = elsewhere == UsageReport.NONE ? told : elsewhere;
      } else {
        error |= isFailure(in, name, value);
        in.skipChildren();
      }
    }
  }

  /** Whether a choice ended because its provider failed, the status notwithstanding. */
  private static boolean isFailure(JsonParser in, String name, JsonToken value) {
    return name.equals("finish_reason")
        && value == JsonToken.VALUE_STRING
        && in.getString().equals("error");
  }
}
