package io.turnpike.routing.gateway.check;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether an answer is an error, whatever its status says: some refuse with a 200, and some write
 * in each answer that there is none.
 */
final class ErrorBody {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LARGEST = 64 << 10;

  private ErrorBody() {}

  static boolean is(byte[] body) {
    if (body.length > LARGEST) {
      return false;
    }
    try {
      JsonNode error = JSON.readTree(body).path("error");
      return error.isObject() || error.isString() && !error.asString().isBlank();
    } catch (JacksonException noJson) {
      return false;
    }
  }
}
