package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.ScannedBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the user said last. */
final class LastMessage {

  private LastMessage() {}

  /** Its text, parts joined by line breaks; null when there is none. */
  static @Nullable String of(ScannedBody body) {
    ObjectScan request = ObjectScan.of(body.bytes(), body.open() - 1, body.bytes().length);
    List<ObjectScan> messages = request == null ? null : request.objects("messages");
    if (messages == null) {
      return null;
    }
    for (ObjectScan message : messages.reversed()) {
      if ("user".equals(message.text("role"))) {
        return content(message);
      }
    }
    return null;
  }

  static @Nullable String content(ObjectScan message) {
    List<ObjectScan> parts = message.objects("content");
    if (parts == null) {
      return message.text("content");
    }
    StringBuilder text = new StringBuilder();
    for (ObjectScan part : parts) {
      String words = part.text("text");
      if (words != null) {
        text.append(text.isEmpty() ? "" : "\n").append(words);
      }
    }
    return text.toString();
  }
}
