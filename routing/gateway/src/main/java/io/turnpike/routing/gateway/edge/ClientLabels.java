package io.turnpike.routing.gateway.edge;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose call it is and which conversation it belongs to, as clients say it for purposes of their
 * own: Claude Code, Codex, OpenCode and Open WebUI. A hint, so that what makes no sense is no
 * mistake of the request.
 */
final class ClientLabels {

  private static final List<AsciiString> USERS =
      List.of(
          AsciiString.cached("x-openwebui-user-email"), AsciiString.cached("x-openwebui-user-id"));

  private static final List<AsciiString> SESSIONS =
      List.of(
          AsciiString.cached("x-claude-code-session-id"),
          AsciiString.cached("session-id"),
          AsciiString.cached("x-session-affinity"),
          AsciiString.cached("x-session-id"),
          AsciiString.cached("x-openwebui-chat-id"));

  private ClientLabels() {}

  static @Nullable String user(HttpHeaders headers) {
    return first(headers, USERS);
  }

  static @Nullable String session(HttpHeaders headers) {
    return first(headers, SESSIONS);
  }

  private static @Nullable String first(HttpHeaders headers, List<AsciiString> names) {
    for (int at = 0; at < names.size(); at++) {
      String value = headers.get(names.get(at));
      if (value != null && !value.isBlank() && value.length() <= CallHeaders.LONGEST) {
        return value.strip();
      }
    }
    return null;
  }
}
