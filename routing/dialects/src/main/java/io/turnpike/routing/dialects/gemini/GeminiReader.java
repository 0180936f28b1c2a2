package io.turnpike.routing.dialects.gemini;

import io.turnpike.routing.dialects.json.BodyFailures;
import io.turnpike.routing.dialects.json.BodyScanner;
import io.turnpike.routing.dialects.json.ScannedBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Takes from a request what the gateway acts on. For one request. */
final class GeminiReader implements BodyScanner.FieldReader {

  private static final String PREFIX = "models/";

  private final CanonicalForms canonical;
  private final Verb verb;
  private final @Nullable String query;
  private @Nullable String model;

  GeminiReader(CanonicalForms canonical, Verb verb, @Nullable String query) {
    this.canonical = canonical;
    this.verb = verb;
    this.query = query;
  }

  GeminiRequest read(byte[] body) {
    ScannedBody scanned = BodyScanner.scan(body, this);
    String content = verb.content();
    if (content != null && scanned.member(content) == null) {
      throw BodyFailures.missing(content, "what the model is to read");
    }
    return new GeminiRequest(canonical, verb, query, scanned, model);
  }

  /** Libraries repeat there what the address says. */
  @Override
  public void read(JsonParser in, String name, JsonToken value, int offset) {
    if (name.equals(GeminiRequest.MODEL) && value == JsonToken.VALUE_STRING) {
      String written = in.getString();
      model = written.startsWith(PREFIX) ? written.substring(PREFIX.length()) : written;
    }
  }
}
