package io.turnpike.routing.dialects.gemini;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.ScannedBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the user said in a conversation, its parts joined by line breaks. */
final class UserTexts {

  private UserTexts() {}

  /** Null without any. */
  static @Nullable String first(ScannedBody body) {
    return first(turns(body));
  }

  /** Null without any. */
  static @Nullable String last(ScannedBody body) {
    return first(turns(body).reversed());
  }

  private static @Nullable String first(List<ObjectScan> turns) {
    for (ObjectScan turn : turns) {
      String role = turn.text("role");
      String text = role == null || role.equals("user") ? text(turn) : null;
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** One turn may stand for itself. */
  private static List<ObjectScan> turns(ScannedBody body) {
    Member member = body.member("contents");
    ObjectScan request = ObjectScan.of(body.bytes(), body.open() - 1, body.bytes().length);
    if (member == null || request == null) {
      return List.of();
    }
    List<ObjectScan> turns = request.objects("contents");
    ObjectScan only = turns == null ? request.object("contents") : null;
    return turns != null ? turns : only == null ? List.of() : List.of(only);
  }

  /** What functions gave back was said by nobody. */
  private static @Nullable String text(ObjectScan turn) {
    List<ObjectScan> parts = turn.objects("parts");
    ObjectScan only = parts == null ? turn.object("parts") : null;
    StringBuilder text = new StringBuilder();
    boolean results = false;
    for (ObjectScan part :
        parts != null ? parts : only == null ? List.<ObjectScan>of() : List.of(only)) {
      String words = part.text("text");
      results |= part.has("functionResponse") || part.has("function_response");
      if (words != null) {
        text.append(text.isEmpty() ? "" : "\n").append(words);
      }
    }
    return text.isEmpty() && results ? null : text.toString();
  }
}
