package io.turnpike.routing.gateway.call;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.RequestScan.Member;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body's fields that only OpenRouter has a word for. What they say to a gateway is read here;
 * whoever serves gets none of them, but for OpenRouter itself.
 */
public final class RouterFields {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String OWNER = "openrouter";
  private static final String SESSION = "session_id";
  private static final int LONGEST = 256;

  /** Without them an answer may be another. */
  private static final List<String> TELLING = List.of("transforms", "plugins");

  private static final List<String> SILENT = List.of("route", "usage", SESSION);

  private RouterFields() {}

  /**
   * Those that a connection's provider would stumble over.
   *
   * @param type of the connection
   */
  public static List<String> strangeTo(String type, RequestScan body) {
    return type.equals(OWNER) ? List.of() : in(body);
  }

  /** Which of these the client is told of: without them its answer may be another. */
  public static List<String> told(List<String> left) {
    return left.isEmpty() ? left : left.stream().filter(TELLING::contains).toList();
  }

  /** The conversation that the body names; null without one that could be kept. */
  public static @Nullable String session(RequestScan body) {
    Member member = body.member(SESSION);
    if (member == null) {
      return null;
    }
    JsonNode name = JSON.readTree(body.body(), member.start(), member.end() - member.start());
    boolean kept =
        name.isString() && !name.stringValue().isBlank() && name.stringValue().length() <= LONGEST;
    return kept ? name.stringValue() : null;
  }

  /** Asked of every request, so it makes nothing where there are none. */
  private static List<String> in(RequestScan body) {
    List<String> found = among(TELLING, body, List.of());
    return among(SILENT, body, found);
  }

  private static List<String> among(List<String> names, RequestScan body, List<String> before) {
    List<String> found = before;
    for (int at = 0; at < names.size(); at++) {
      if (body.member(names.get(at)) != null) {
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add(names.get(at));
      }
    }
    return found;
  }
}
