package io.turnpike.routing.config.language;

import io.turnpike.infra.refusal.Nearest;
import java.util.Collection;

/** Words of a document in sentences about it. */
public final class Spelling {

  private Spelling() {}

  /** {@code Did you mean "x"?} with a leading space, or nothing when no word is near. */
  public static String hint(String word, Collection<String> known) {
    return Nearest.hint(word, known);
  }

  public static String quoted(String word) {
    return "\"" + cut(word) + "\"";
  }

  /** Words of a document for a sentence, cut when somebody sends a novel. */
  public static String cut(String word) {
    return word.codePointCount(0, word.length()) <= 60
        ? word
        : word.substring(0, word.offsetByCodePoints(0, 60)) + "…";
  }

  public static String list(Collection<String> words) {
    return String.join(", ", words.stream().map(Spelling::quoted).toList());
  }
}
