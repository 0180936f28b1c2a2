package io.turnpike.routing.dialects.json;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.RequestScan.Member;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/** Reads a request's body once, token by token, keeping offsets instead of objects. */
public final class BodyScanner {

  private static final int MOST_FIELDS = 256;

  private final byte[] body;
  private final FieldReader fields;
  private final List<Member> members = new ArrayList<>(12);

  /** Takes what a dialect needs of a field at the top of a body. */
  public interface FieldReader {

    /**
     * Throws {@link GatewayFailure} for a value that cannot be. May read on to the value's end, not
     * further.
     *
     * @param in stands on the value's first token
     * @param offset of the parser's first byte in the body
     */
    void read(JsonParser in, String name, JsonToken value, int offset);
  }

  private BodyScanner(byte[] body, FieldReader fields) {
    this.body = body;
    this.fields = fields;
  }

  /** Throws {@link GatewayFailure} for bytes that are no JSON object, with the place. */
  public static ScannedBody scan(byte[] body, FieldReader fields) {
    return new BodyScanner(body, fields).scan();
  }

  private ScannedBody scan() {
    int start = firstByte();
    try (JsonParser in = JsonParsers.of(body, start, body.length - start)) {
      readObject(in, start);
    } catch (StreamConstraintsException tooMuch) {
      throw BodyFailures.tooMuch(tooMuch);
    } catch (JacksonException wrong) {
      throw BodyFailures.notJson(wrong);
    }
    return new ScannedBody(body, start + 1, members);
  }

  /** The parser would take UTF-16 for what it is; our offsets would not. */
  private int firstByte() {
    int at = startsWithMark() ? 3 : 0;
    while (at < body.length && isSpace(body[at])) {
      at++;
    }
    if (at == body.length) {
      throw BodyFailures.wrong(null, "The request body is empty; send a JSON object.");
    }
    if (body[at] != '{' || at + 1 < body.length && body[at + 1] == 0) {
      throw BodyFailures.wrong(null, "The request body must be a JSON object in UTF-8.");
    }
    return at;
  }

  private void readObject(JsonParser in, int offset) {
    in.nextToken();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      int start = offset + (int) in.currentTokenLocation().getByteOffset();
      fields.read(in, name, value, offset);
      JsonParsers.skip(in, value);
      add(new Member(name, start, offset + (int) in.currentLocation().getByteOffset()));
    }
    if (in.nextToken() != null) {
      throw BodyFailures.wrong(null, "The request body goes on after the end of its JSON object.");
    }
  }

  private void add(Member member) {
    for (Member known : members) {
      if (known.name().equals(member.name())) {
        throw BodyFailures.wrong(member.name(), "\"" + member.name() + "\" is given twice.");
      }
    }
    if (members.size() == MOST_FIELDS) {
      throw BodyFailures.wrong(null, "The request body has more than " + MOST_FIELDS + " fields.");
    }
    members.add(member);
  }

  private boolean startsWithMark() {
    return body.length > 2
        && body[0] == (byte) 0xEF
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF;
  }

  private static boolean isSpace(byte value) {
    return value == ' ' || value == '\n' || value == '\r' || value == '\t';
  }
}
