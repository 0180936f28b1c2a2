package io.turnpike.routing.dialects.messages.client;

import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.ScannedBody;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the user said last; what tools found out since then is nobody's word. */
final class LastTurn {

  private LastTurn() {}

  /** Its text, blocks joined by line breaks; null when there is none. */
  static @Nullable String of(ScannedBody body) {
    ObjectScan request = ObjectScan.of(body.bytes(), body.open() - 1, body.bytes().length);
    List<ObjectScan> messages = request == null ? null : request.objects("messages");
    if (messages == null) {
      return null;
    }
    for (ObjectScan message : messages.reversed()) {
      String said = "user".equals(message.text("role")) ? content(message) : null;
      if (said != null) {
        return said;
      }
    }
    return null;
  }

  /** Of one message; null where nobody says anything. */
  static @Nullable String content(ObjectScan message) {
    List<ObjectScan> blocks = message.objects("content");
    if (blocks == null) {
      return message.text("content");
    }
    String text =
        blocks.stream()
            .map(block -> block.text("text"))
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n"));
    return text.isEmpty() ? null : text;
  }
}
