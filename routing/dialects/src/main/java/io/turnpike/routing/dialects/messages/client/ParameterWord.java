package io.turnpike.routing.dialects.messages.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.BodyScanner;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.Target.Override;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a parameter of chat completions is called in messages, and where it stands there. */
final class ParameterWord {

  private static final byte[] EMPTY = "{}".getBytes(US_ASCII);
  private static final byte[] LOW = "\"low\"".getBytes(US_ASCII);
  private static final byte[] DISABLED = "{\"type\":\"disabled\"}".getBytes(US_ASCII);

  private static final String STOP = "stop";

  private static final Map<String, String> NAMES =
      Map.of("max_completion_tokens", MessagesScan.MAX_TOKENS, STOP, "stop_sequences");

  /**
   * @param field at the top
   * @param name inside of it
   */
  private record Place(String field, String name) {}

  private static final Map<String, Place> PLACES =
      Map.of(
          "reasoning_effort", new Place("output_config", "effort"),
          "user", new Place("metadata", "user_id"),
          "safety_identifier", new Place("metadata", "user_id"));

  private ParameterWord() {}

  static boolean isOther(String field) {
    return NAMES.containsKey(field) || PLACES.containsKey(field);
  }

  /** It is part of a field that may have others. */
  static boolean isInside(String field) {
    return PLACES.containsKey(field);
  }

  /** Whether a client has said nothing about it. */
  static boolean isMissing(String field, ScannedBody body) {
    Place place = PLACES.get(field);
    return place != null && whole(body, place.field()).member(place.name()) == null;
  }

  static Override of(Override given, ScannedBody body) {
    Place place = PLACES.get(given.field());
    if (place != null) {
      return inside(given, place, body);
    }
    String name = NAMES.get(given.field());
    if (name == null) {
      return given;
    }
    byte[] json = given.json();
    return new Override(name, given.field().equals(STOP) ? list(json) : json, given.text());
  }

  private static Override inside(Override given, Place place, ScannedBody body) {
    if ("none".equals(word(given)) && place.name().equals("effort")) {
      return new Override("thinking", DISABLED, null);
    }
    byte[] json = "minimal".equals(word(given)) ? LOW : given.json();
    byte[] whole = whole(body, place.field()).rewritten(Set.of(), place.name(), json);
    return new Override(place.field(), whole, null);
  }

  private static @Nullable String word(Override given) {
    byte[] json = given.json();
    boolean quoted = json.length > 2 && json[0] == '"';
    return quoted ? new String(json, 1, json.length - 2, UTF_8) : null;
  }

  /** What the client sent there; nothing where that is no object. */
  private static ScannedBody whole(ScannedBody body, String field) {
    Member member = body.member(field);
    byte[] sent =
        member != null && body.bytes()[member.start()] == '{'
            ? Arrays.copyOfRange(body.bytes(), member.start(), member.end())
            : EMPTY;
    return BodyScanner.scan(sent, (_, _, _, _) -> {});
  }

  private static byte[] list(byte[] json) {
    return json.length > 0 && json[0] == '"'
        ? ("[" + new String(json, UTF_8) + "]").getBytes(UTF_8)
        : json;
  }
}
