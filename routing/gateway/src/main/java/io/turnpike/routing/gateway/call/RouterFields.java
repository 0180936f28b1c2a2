package io.turnpike.routing.gateway.call;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.RequestScan.Member;
import java.util.List;
import java.util.Set;
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

  /** In bytes, each of its characters an escape, with the quotes. */
  private static final int MOST_WRITTEN = 6 * LONGEST + 2;

  private static final Set<String> ALL = Set.of("transforms", "plugins", "route", "usage", SESSION);

  /** Without them an answer may be another. */
  private static final List<String> TELLING = List.of("transforms", "plugins");

  /** Further models, to fall back to. */
  private static final List<String> FURTHER = List.of("models", "fallbacks");

  private RouterFields() {}

  /** Whether they name further models beside the request's own; null in one names none. */
  public static boolean nameModels(RequestScan body) {
    for (String field : FURTHER) {
      Member member = body.member(field);
      if (member != null && body.body()[member.start()] != 'n') {
        return true;
      }
    }
    return false;
  }

  /**
   * Those that a connection's provider would stumble over.
   *
   * @param type of the connection
   */
  public static List<String> strangeTo(String type, RequestScan body) {
    return type.equals(OWNER) || !body.hasAny(ALL)
        ? List.of()
        : ALL.stream().filter(name -> body.member(name) != null).sorted().toList();
  }

  /** Which of these the client is told of: without them its answer may be another. */
  public static List<String> told(List<String> left) {
    return left.isEmpty() ? left : left.stream().filter(TELLING::contains).toList();
  }

  /** The conversation that the body names; null without one that could be kept. */
  public static @Nullable String session(RequestScan body) {
    Member member = body.member(SESSION);
    if (member == null || !mayBeName(body.body(), member)) {
      return null;
    }
    JsonNode name = JSON.readTree(body.body(), member.start(), member.end() - member.start());
    String text = name.stringValue();
    return text.isBlank() || text.length() > LONGEST ? null : text;
  }

  /** Seen before it is parsed: what else stands there may be as large as the body. */
  private static boolean mayBeName(byte[] body, Member member) {
    return body[member.start()] == '"' && member.end() - member.start() <= MOST_WRITTEN;
  }
}
