package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.ScannedBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the user said last. */
public final class LastMessage {

  private LastMessage() {}

  /**
   * Its text, parts joined by line breaks; null when there is none.
   *
   * @param field with the list of messages, or with the only one's text
   */
  public static @Nullable String of(ScannedBody body, String field) {
    ObjectScan request = ObjectScan.of(body.bytes(), body.open() - 1, body.bytes().length);
    List<ObjectScan> messages = request == null ? null : request.objects(field);
    if (messages == null) {
      return request == null ? null : request.text(field);
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
