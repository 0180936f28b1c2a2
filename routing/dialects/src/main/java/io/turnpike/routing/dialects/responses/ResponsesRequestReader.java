package io.turnpike.routing.dialects.responses;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.json.BodyFailures;
import io.turnpike.routing.dialects.json.BodyScanner;
import io.turnpike.routing.dialects.json.ScannedBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Takes from a request what the gateway acts on. For one request. */
final class ResponsesRequestReader implements BodyScanner.FieldReader {

  private static final int LONGEST_NAME = 256;

  private final Operation operation;
  private final @Nullable Operation canonical;
  private @Nullable String model;
  private @Nullable String previous;
  private boolean stream;
  private boolean input;

  /**
   * @param canonical what the same is asked for as in the canonical form; null where it has none
   */
  ResponsesRequestReader(Operation operation, @Nullable Operation canonical) {
    this.operation = operation;
    this.canonical = canonical;
  }

  ResponsesRequest read(byte[] body) {
    ScannedBody scanned = BodyScanner.scan(body, this);
    if (!input) {
      throw BodyFailures.missing(ResponsesRequest.INPUT, "a string or an array of items");
    }
    return new ResponsesRequest(operation, canonical, scanned, model, stream, previous);
  }

  @Override
  public void read(JsonParser in, String name, JsonToken value, int offset) {
    switch (name) {
      case ResponsesRequest.MODEL -> model = name(in, name, value);
      case "stream" -> stream = BodyFailures.truth(name, value);
      case ResponsesRequest.INPUT -> input |= input(value);
      case ResponsesRequest.PREVIOUS -> {
        previous = value == JsonToken.VALUE_NULL ? null : name(in, name, value);
        input |= previous != null;
      }
      // A stored prompt or conversation may bring all there is to say.
      case "prompt", "conversation" -> input |= value != JsonToken.VALUE_NULL;
      case ResponsesRequest.LIMIT -> tokens(name, value);
      default -> {}
    }
  }

  private static String name(JsonParser in, String field, JsonToken value) {
    if (value != JsonToken.VALUE_STRING) {
      throw BodyFailures.type(field, "a string", value);
    }
    String name = in.getString();
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw BodyFailures.wrong(field, "\"" + field + "\" must be between 1 and 256 characters.");
    }
    return name;
  }

  private static boolean input(JsonToken value) {
    return switch (value) {
      case VALUE_STRING, START_ARRAY -> true;
      case VALUE_NULL -> false;
      default ->
          throw BodyFailures.type(ResponsesRequest.INPUT, "a string or an array of items", value);
    };
  }

  private static void tokens(String name, JsonToken value) {
    if (value != JsonToken.VALUE_NULL && value != JsonToken.VALUE_NUMBER_INT) {
      throw BodyFailures.type(name, "a whole number", value);
    }
  }
}
