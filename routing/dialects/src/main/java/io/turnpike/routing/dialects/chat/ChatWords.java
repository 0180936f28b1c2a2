package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message or a delta says and thinks, as a string of JSON that is taken over as it was
 * written. Servers that reason name their thoughts in two ways; Mistral's models have them among
 * parts of the content, in which texts may stand as well.
 */
public final class ChatWords {

  private static final String CONTENT = "content";
  private static final String TEXT = "text";
  private static final String THINKING = "thinking";
  private static final int QUOTES = 2;

  private ChatWords() {}

  /** Null for no text, or an empty one. */
  public static byte @Nullable [] text(ObjectScan said) {
    byte[] plain = said.string(CONTENT);
    return plain == null ? joined(said.objects(CONTENT)) : full(plain);
  }

  /** Null for no thought, or an empty one. */
  public static byte @Nullable [] thought(ObjectScan said) {
    byte[] older = full(said.string("reasoning_content"));
    byte[] newer = older == null ? full(said.string("reasoning")) : older;
    return newer == null ? amongParts(said.objects(CONTENT)) : newer;
  }

  private static byte @Nullable [] amongParts(@Nullable List<ObjectScan> parts) {
    if (parts == null) {
      return null;
    }
    for (ObjectScan part : parts) {
      byte[] thought = joined(part.objects(THINKING));
      if (thought != null) {
        return thought;
      }
    }
    return null;
  }

  /** All texts as one. */
  private static byte @Nullable [] joined(@Nullable List<ObjectScan> parts) {
    Pieces all = new Pieces(64).put("\"");
    boolean any = false;
    for (ObjectScan part : parts == null ? List.<ObjectScan>of() : parts) {
      byte[] text = full(part.string(TEXT));
      if (text != null) {
        any = true;
        all.put(text, 1, text.length - 1);
      }
    }
    return any ? all.put("\"").toArray() : null;
  }

  private static byte @Nullable [] full(byte @Nullable [] quoted) {
    return quoted == null || quoted.length <= QUOTES ? null : quoted;
  }
}
