package io.turnpike.routing.dialects.texts;

import io.turnpike.routing.guard.TextPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts in a JSON body, each with its place, and the body with other texts in their places.
 * Names of members are texts as well where a person or a model chose them. The arguments of a call
 * that stand as JSON in a string are one text; in it escapes are read but for quotes and
 * backslashes, so that it stays JSON whatever without these is put into it.
 */
public final class BodyTexts {

  private BodyTexts() {}

  /**
   * All texts of a request that a model or provider reads, in document order; null for bytes whose
   * texts nobody can find: no JSON, nested more than 200 levels deep, or more than 131,072 texts.
   */
  public static @Nullable List<TextPart> ofRequest(byte[] body) {
    return null;
  }

  /** The same for a whole answer, but for the list of its tokens, which says the same again. */
  public static @Nullable List<TextPart> ofAnswer(byte[] body) {
    return null;
  }

  /**
   * The body with other texts. Where one is changed, lists of tokens are taken out.
   *
   * @param before as they were found in it
   * @param after as many, in the same order; one whose text is the same stays as it was written
   */
  public static byte[] with(byte[] body, List<TextPart> before, List<TextPart> after) {
    return body;
  }
}
