package io.turnpike.routing.dialects.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The one streaming parser of the data plane, with bounds that hostile documents run into. */
public final class JsonParsers {

  /** Levels of nesting. */
  public static final int DEEPEST = 200;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(400)
                  .maxNameLength(4096)
                  .build())
          .build();

  private JsonParsers() {}

  public static JsonParser of(byte[] bytes, int offset, int length) {
    return FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length);
  }

  /** To the last byte of a value whose first token is this one. */
  static void skip(JsonParser in, JsonToken value) {
    if (value.isStructStart()) {
      in.skipChildren();
    } else {
      in.finishToken();
    }
  }
}
