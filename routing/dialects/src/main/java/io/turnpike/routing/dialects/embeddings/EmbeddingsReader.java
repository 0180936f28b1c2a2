package io.turnpike.routing.dialects.embeddings;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.json.BodyFailures;
import io.turnpike.routing.dialects.json.BodyScanner;
import io.turnpike.routing.dialects.json.ScannedBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Takes from a request for embeddings what the gateway acts on. For one request. */
final class EmbeddingsReader implements BodyScanner.FieldReader {

  private static final String INPUT = EmbeddingInputs.FIELD;
  private static final String WANTED = "a text, token ids, or an array of either";
  private static final int LONGEST_MODEL = 256;

  private final Operation operation;
  private @Nullable String model;
  private boolean input;

  EmbeddingsReader(Operation operation) {
    this.operation = operation;
  }

  EmbeddingsRequest read(byte[] body) {
    ScannedBody scanned = BodyScanner.scan(body, this);
    if (!input) {
      throw BodyFailures.missing(INPUT, WANTED);
    }
    return new EmbeddingsRequest(operation, scanned, model);
  }

  @Override
  public void read(JsonParser in, String name, JsonToken value, int offset) {
    switch (name) {
      case EmbeddingsRequest.MODEL -> model = model(in, value);
      case INPUT -> input = input(value);
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

  private static boolean input(JsonToken value) {
    if (value != JsonToken.VALUE_STRING && value != JsonToken.START_ARRAY) {
      throw BodyFailures.type(INPUT, WANTED, value);
    }
    return true;
  }
}
