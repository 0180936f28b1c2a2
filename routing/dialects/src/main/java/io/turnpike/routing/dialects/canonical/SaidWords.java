package io.turnpike.routing.dialects.canonical;

import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message, or a delta of one, says and what it thought: each as one JSON string, as it was
 * written. Some servers have another word for thoughts, some (Mistral's) put both into a list.
 */
public final class SaidWords {

  private static final String CONTENT = "content";
  private static final String TEXT = "text";
  private static final String THINKING = "thinking";
  private static final List<String> THOUGHTS = List.of("reasoning_content", "reasoning");
  private static final int QUOTES = 2;

  private SaidWords() {}

  /** Null where it says nothing. */
  public static byte @Nullable [] text(ObjectScan said) {
    byte[] text = said.string(CONTENT);
    return text == null ? joined(said.objects(CONTENT), TEXT) : orNone(text);
  }

  /** Null where it tells none. */
  public static byte @Nullable [] thought(ObjectScan said) {
    for (String name : THOUGHTS) {
      byte[] thought = orNone(said.string(name));
      if (thought != null) {
        return thought;
      }
    }
    return joined(said.objects(CONTENT), THINKING);
  }

  private static byte @Nullable [] joined(@Nullable List<ObjectScan> parts, String kind) {
    if (parts == null) {
      return null;
    }
    Pieces all = new Pieces(256).put("\"");
    parts.stream().filter(part -> kind.equals(part.text("type"))).forEach(it -> add(it, kind, all));
    return orNone(all.put("\"").toArray());
  }

  /** A thought may be a list of texts again. */
  private static void add(ObjectScan part, String field, Pieces all) {
    byte[] words = part.string(field);
    List<ObjectScan> within = words == null ? part.objects(field) : null;
    if (words != null) {
      all.put(words, 1, words.length - 1);
    } else if (within != null) {
      within.forEach(each -> add(each, TEXT, all));
    }
  }

  private static byte @Nullable [] orNone(byte @Nullable [] quoted) {
    return quoted == null || quoted.length <= QUOTES ? null : quoted;
  }
}
