package io.turnpike.routing.dialects.messages.client;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.json.BodyFailures;
import io.turnpike.routing.dialects.json.BodyScanner;
import io.turnpike.routing.dialects.json.ScannedBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Takes from a request what the gateway acts on. For one request. */
final class MessagesReader implements BodyScanner.FieldReader {

  private static final String MESSAGES = "messages";
  private static final int LONGEST_MODEL = 256;

  private final Operation operation;
  private @Nullable String model;
  private boolean stream;
  private boolean messages;

  MessagesReader(Operation operation) {
    this.operation = operation;
  }

  MessagesScan read(byte[] body) {
    ScannedBody scanned = BodyScanner.scan(body, this);
    if (!messages) {
      throw BodyFailures.missing(MESSAGES, "an array of messages");
    }
    return new MessagesScan(operation, scanned, model, stream);
  }

  @Override
  public void read(JsonParser in, String name, JsonToken value, int offset) {
    switch (name) {
      case "model" -> model = model(in, value);
      case "stream" -> stream = BodyFailures.truth(name, value);
      case MESSAGES -> messages = messages(value);
      case MessagesScan.MAX_TOKENS -> tokens(name, value);
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
}
