package io.turnpike.routing.dialects.passthrough;

import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.BodyEdits;
import io.turnpike.routing.dialects.json.BodyScanner;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ScannedBody;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A JSON object. */
record JsonBody(ScannedBody scanned, @Nullable String model, boolean stream) implements PassedBody {

  static boolean isObject(byte[] body) {
    int at = startsWithMark(body) ? 3 : 0;
    while (at < body.length && isSpace(body[at])) {
      at++;
    }
    return at < body.length && body[at] == '{';
  }

  private static boolean startsWithMark(byte[] body) {
    return body.length > 2
        && body[0] == (byte) 0xEF
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF;
  }

  private static boolean isSpace(byte value) {
    return value == ' ' || value == '\n' || value == '\r' || value == '\t';
  }

  static JsonBody of(byte[] body) {
    Reader reader = new Reader();
    ScannedBody scanned = BodyScanner.scan(body, reader);
    return new JsonBody(scanned, reader.model, reader.stream);
  }

  @Override
  public byte[] bytes() {
    return scanned.bytes();
  }

  @Override
  public @Nullable Member member(String name) {
    return scanned.member(name);
  }

  @Override
  public PassedBody rewritten(Set<String> without, @Nullable String other) {
    byte[] value = other == null ? null : JsonText.quoted(other);
    return of(scanned.rewritten(without, MODEL, value));
  }

  @Override
  public RequestBody sent(String other) {
    BodyEdits edits = new BodyEdits(scanned, Set.of());
    edits.set(MODEL, JsonText.quoted(other));
    return edits.apply();
  }

  @Override
  public void release() {
    scanned.release();
  }

  @Override
  public PassedBody kept() {
    return new JsonBody(scanned.kept(), model, stream);
  }

  /** What is no name of a model, or no yes or no, is the provider's to understand. */
  private static final class Reader implements BodyScanner.FieldReader {

    private @Nullable String model;
    private boolean stream;

    @Override
    public void read(JsonParser in, String name, JsonToken value, int offset) {
      if (name.equals(MODEL) && value == JsonToken.VALUE_STRING) {
        model = ModelName.checked(in.getString());
      }
      stream |= name.equals("stream") && value == JsonToken.VALUE_TRUE;
    }
  }
}
