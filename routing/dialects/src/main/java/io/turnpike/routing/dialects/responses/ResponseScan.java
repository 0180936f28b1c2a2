package io.turnpike.routing.dialects.responses;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.Dialect.StoredId;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.JsonParsers;
import io.turnpike.routing.dialects.usage.ToolCalls;
import io.turnpike.routing.dialects.usage.UsageReader;
import io.turnpike.routing.usage.Answered;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads what matters of a whole response, or of what else this API answers with. */
final class ResponseScan {

  private static final String OUTPUT = "output";
  private static final Set<String> SAID = Set.of("text", "refusal", "arguments", "input");

  private boolean error;
  private boolean response = true;
  private boolean output;
  private @Nullable String model;
  private @Nullable String tier;
  private UsageReport usage = UsageReport.NONE;

  private ResponseScan() {}

  /** Null for bytes that are no JSON object. */
  static @Nullable AnswerScan answer(byte[] body) {
    try (JsonParser in = JsonParsers.of(body, 0, body.length)) {
      return in.nextToken() == JsonToken.START_OBJECT ? new ResponseScan().read(in, body) : null;
    } catch (JacksonException notJson) {
      return null;
    }
  }

  /** The place of a response's id; null for anything else. */
  static @Nullable StoredId id(byte[] answer) {
    StoredId id = null;
    try (JsonParser in = JsonParsers.of(answer, 0, answer.length)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = in.currentName();
        boolean text = in.nextToken() == JsonToken.VALUE_STRING;
        if (text && name.equals("object") && !isResponse(in.getString())) {
          return null;
        }
        int start = (int) in.currentTokenLocation().getByteOffset();
        in.skipChildren();
        in.finishToken();
        if (text && name.equals("id")) {
          id = new StoredId(start + 1, (int) in.currentLocation().getByteOffset() - 1);
        }
      }
      return id;
    } catch (JacksonException notJson) {
      return null;
    }
  }

  /** Bytes of what was said and called. */
  static int contentBytes(byte[] answer) {
    int bytes = 0;
    try (JsonParser in = JsonParsers.of(answer, 0, answer.length)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        String name = token == JsonToken.VALUE_STRING ? in.currentName() : null;
        boolean said = name != null && SAID.contains(name);
        bytes += said ? in.getStringLength() : 0;
      }
      return bytes;
    } catch (JacksonException notJson) {
      return answer.length;
    }
  }

  private @Nullable AnswerScan read(JsonParser in, byte[] body) {
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      field(in, in.currentName(), in.nextToken());
    }
    return in.nextToken() == null ? scan(body) : null;
  }

  private AnswerScan scan(byte[] body) {
    boolean whole = output || !response;
    return new AnswerScan(
        error,
        whole ? null : OUTPUT,
        ToolCalls.of(body, 0, body.length).addedTo(usage),
        Answered.of(model, tier));
  }

  private void field(JsonParser in, String name, JsonToken value) {
    switch (name) {
      case "error" -> error |= value != JsonToken.VALUE_NULL;
      case "object" -> response = value != JsonToken.VALUE_STRING || isResponse(in.getString());
      case "model" -> model = value == JsonToken.VALUE_STRING ? in.getString() : null;
      case "service_tier" -> tier = value == JsonToken.VALUE_STRING ? in.getString() : null;
      case OUTPUT -> output = value == JsonToken.START_ARRAY;
      case "usage" -> {
        if (value == JsonToken.START_OBJECT) {
          usage = UsageReader.read(in);
          return;
        }
      }
      default -> {}
    }
    in.skipChildren();
  }

  /** Anything else, such as a count or a list, has no output. */
  private static boolean isResponse(String object) {
    return object.equals("response");
  }
}
