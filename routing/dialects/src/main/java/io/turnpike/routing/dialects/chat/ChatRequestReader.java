package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.json.BodyFailures;
import io.turnpike.routing.dialects.json.BodyScanner;
import io.turnpike.routing.dialects.json.ScannedBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Takes from a chat request what the gateway acts on. For one request. */
final class ChatRequestReader implements BodyScanner.FieldReader {

  private static final String MESSAGES = "messages";
  private static final int LONGEST_MODEL = 256;

  private final Operation operation;
  private @Nullable String model;
  private boolean stream;
  private @Nullable StreamOptions streamOptions;
  private boolean usage;
  private boolean messages;

  ChatRequestReader(Operation operation) {
    this.operation = operation;
  }

  ChatRequest read(byte[] body) {
    ChatRequest request = readAny(body);
    if (!messages) {
      throw BodyFailures.missing(MESSAGES, "an array of messages");
    }
    return request;
  }

  /** Whether or not it holds messages. */
  ChatRequest readAny(byte[] body) {
    ScannedBody scanned = BodyScanner.scan(body, this);
    return new ChatRequest(operation, scanned, model, stream, streamOptions, usage, List.of());
  }

  @Override
  public void read(JsonParser in, String name, JsonToken value, int offset) {
    switch (name) {
      case ChatRequest.MODEL -> model = model(in, value);
      case "stream" -> stream = BodyFailures.truth(name, value);
      case "stream_options" -> streamOptions = streamOptions(in, value, offset);
      case "usage" -> usage = value == JsonToken.START_OBJECT && included(in);
      case MESSAGES -> messages = messages(value);
      case "max_tokens", "max_completion_tokens" -> tokens(name, value);
      default -> {}
    }
  }

  private static String model(JsonParser in, JsonToken value) {
    if (value != JsonToken.VALUE_STRING) {
      throw BodyFailures.type("model", "a string", value);
    }
    String model = in.getString();
    if (model.isBlank() || model.length() > LONGEST_MODEL) {
      throw BodyFailures.wrong("model", "\"model\" must be between 1 and 256 characters.");
    }
    return model;
  }

  private static boolean messages(JsonToken value) {
    if (value != JsonToken.START_ARRAY) {
      throw BodyFailures.type(MESSAGES, "an array", value);
    }
    return true;
  }

  private static void tokens(String name, JsonToken value) {
    if (value != JsonToken.VALUE_NULL && value != JsonToken.VALUE_NUMBER_INT) {
      throw BodyFailures.type(name, "a whole number", value);
    }
  }

  /** {@code {"include": true}} is OpenRouter's word for what the options of a stream say. */
  private static boolean included(JsonParser in) {
    boolean included = false;
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean include = in.currentName().equals("include");
      included |= in.nextToken() == JsonToken.VALUE_TRUE && include;
      in.skipChildren();
    }
    return included;
  }

  private static StreamOptions streamOptions(JsonParser in, JsonToken value, int offset) {
    if (value == JsonToken.VALUE_NULL) {
      return StreamOptions.NULL;
    }
    if (value != JsonToken.START_OBJECT) {
      throw BodyFailures.type("stream_options", "an object", value);
    }
    return StreamOptions.read(in, offset);
  }
}
