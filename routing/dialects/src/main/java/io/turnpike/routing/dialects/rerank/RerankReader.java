package io.turnpike.routing.dialects.rerank;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.json.BodyFailures;
import io.turnpike.routing.dialects.json.BodyScanner;
import io.turnpike.routing.dialects.json.ScannedBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Takes from a request for ranks what the gateway acts on. For one request. */
final class RerankReader implements BodyScanner.FieldReader {

  private static final String QUERY = "query";
  private static final String WANTED_QUERY = "what the documents are ranked by";
  private static final String WANTED_DOCUMENTS = "an array of texts";
  private static final int LONGEST_MODEL = 256;

  private final Operation operation;
  private @Nullable String model;
  private boolean query;
  private boolean documents;

  RerankReader(Operation operation) {
    this.operation = operation;
  }

  RerankRequest read(byte[] body) {
    ScannedBody scanned = BodyScanner.scan(body, this);
    if (!query) {
      throw BodyFailures.missing(QUERY, WANTED_QUERY);
    }
    if (!documents) {
      throw BodyFailures.missing(RankedDocuments.FIELD, WANTED_DOCUMENTS);
    }
    return new RerankRequest(operation, scanned, model);
  }

  @Override
  public void read(JsonParser in, String name, JsonToken value, int offset) {
    switch (name) {
      case RerankRequest.MODEL -> model = model(in, value);
      case QUERY -> query = query(value);
      case RankedDocuments.FIELD -> documents = documents(value);
      default -> {}
    }
  }

  private static String model(JsonParser in, JsonToken value) {
    if (value != JsonToken.VALUE_STRING) {
      throw BodyFailures.type(RerankRequest.MODEL, "a string", value);
    }
    String model = in.getString();
    if (model.isBlank() || model.length() > LONGEST_MODEL) {
      throw BodyFailures.wrong("model", "\"model\" must be between 1 and 256 characters.");
    }
    return model;
  }

  /** Some models rank by a picture, too. */
  private static boolean query(JsonToken value) {
    if (value != JsonToken.VALUE_STRING && value != JsonToken.START_OBJECT) {
      throw BodyFailures.type(QUERY, "a string", value);
    }
    return true;
  }

  private static boolean documents(JsonToken value) {
    if (value != JsonToken.START_ARRAY) {
      throw BodyFailures.type(RankedDocuments.FIELD, WANTED_DOCUMENTS, value);
    }
    return true;
  }
}
