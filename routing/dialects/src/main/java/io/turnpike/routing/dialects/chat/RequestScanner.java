package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.chat.RequestScan.Member;
import io.turnpike.routing.dialects.chat.RequestScan.StreamOptions;
import io.turnpike.routing.dialects.json.JsonParsers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** Reads a chat request once, token by token, keeping offsets instead of objects. */
final class RequestScanner {

  private static final int MOST_FIELDS = 256;

  private final byte[] body;
  private final List<Member> members = new ArrayList<>(12);
  private int open;
  private @Nullable String model;
  private boolean stream;
  private @Nullable StreamOptions streamOptions;
  private boolean messages;

  RequestScanner(byte[] body) {
    this.body = body;
  }

  RequestScan scan() {
    int start = firstByte();
    try (JsonParser in = JsonParsers.of(body, start, body.length - start)) {
      readObject(in, start);
    } catch (StreamConstraintsException tooMuch) {
      throw tooMuch(tooMuch);
    } catch (JacksonException wrong) {
      throw notJson(wrong);
    }
    if (!messages) {
      throw missing("messages", "an array of messages");
    }
    return new RequestScan(body, open, members, model, stream, streamOptions);
  }

  /** The parser would take UTF-16 for what it is; our offsets would not. */
  private int firstByte() {
    int at = startsWithMark() ? 3 : 0;
    while (at < body.length && isSpace(body[at])) {
      at++;
    }
    if (at == body.length) {
      throw wrong(null, "The request body is empty; send a JSON object.");
    }
    if (body[at] != '{' || at + 1 < body.length && body[at + 1] == 0) {
      throw wrong(null, "The request body must be a JSON object in UTF-8.");
    }
    return at;
  }

  private void readObject(JsonParser in, int offset) {
    in.nextToken();
    open = offset + 1;
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      int start = offset + (int) in.currentTokenLocation().getByteOffset();
      read(in, name, value, offset);
      add(new Member(name, start, offset + (int) in.currentLocation().getByteOffset()));
    }
    if (in.nextToken() != null) {
      throw wrong(null, "The request body goes on after the end of its JSON object.");
    }
  }

  private void read(JsonParser in, String name, JsonToken value, int offset) {
    switch (name) {
      case "model" -> model = model(in, value);
      case "stream" -> stream = stream(value);
      case "stream_options" -> streamOptions = streamOptions(in, value, offset);
      case "messages" -> messages = messages(value);
      case "max_tokens", "max_completion_tokens" -> tokens(name, value);
      default -> {}
    }
    if (value.isStructStart()) {
      in.skipChildren();
    } else {
      in.finishToken();
    }
  }

  private static String model(JsonParser in, JsonToken value) {
    if (value != JsonToken.VALUE_STRING) {
      throw type("model", "a string", value);
    }
    String model = in.getString();
    if (model.isBlank() || model.length() > 256) {
      throw wrong("model", "\"model\" must be between 1 and 256 characters.");
    }
    return model;
  }

  private static boolean stream(JsonToken value) {
    return switch (value) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE, VALUE_NULL -> false;
      default -> throw type("stream", "true or false", value);
    };
  }

  private static boolean messages(JsonToken value) {
    if (value != JsonToken.START_ARRAY) {
      throw type("messages", "an array", value);
    }
    return true;
  }

  private static void tokens(String name, JsonToken value) {
    if (value != JsonToken.VALUE_NULL && value != JsonToken.VALUE_NUMBER_INT) {
      throw type(name, "a whole number", value);
    }
  }

  private static StreamOptions streamOptions(JsonParser in, JsonToken value, int offset) {
    if (value == JsonToken.VALUE_NULL) {
      return new StreamOptions(true, false, -1, true, -1, -1);
    }
    if (value != JsonToken.START_OBJECT) {
      throw type("stream_options", "an object", value);
    }
    return StreamOptionsScan.read(in, offset);
  }

  private void add(Member member) {
    for (Member known : members) {
      if (known.name().equals(member.name())) {
        throw wrong(member.name(), "\"" + member.name() + "\" is given twice.");
      }
    }
    if (members.size() == MOST_FIELDS) {
      throw wrong(null, "The request body has more than " + MOST_FIELDS + " fields.");
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

  static GatewayFailure type(String field, String wanted, JsonToken found) {
    return wrong(field, "\"" + field + "\" must be " + wanted + ", not " + word(found) + ".");
  }

  private static GatewayFailure missing(String field, String wanted) {
    return GatewayFailure.badRequest(
        "missing_required_parameter", field, "\"" + field + "\" is missing; send " + wanted + ".");
  }

  private static GatewayFailure wrong(@Nullable String field, String sentence) {
    return GatewayFailure.badRequest("invalid_request_body", field, sentence);
  }

  private static GatewayFailure tooMuch(StreamConstraintsException tooMuch) {
    boolean deep = String.valueOf(tooMuch.getMessage()).contains("nesting depth");
    return wrong(
        null,
        deep
            ? "The request body is nested more than " + JsonParsers.DEEPEST + " levels deep."
            : "The request body has a name or number that is too long.");
  }

  private static GatewayFailure notJson(JacksonException wrong) {
    TokenStreamLocation at = wrong.getLocation();
    String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return wrong(null, "The request body is not valid JSON" + where + ".");
  }

  private static String word(JsonToken found) {
    return switch (found) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "null";
    };
  }
}
