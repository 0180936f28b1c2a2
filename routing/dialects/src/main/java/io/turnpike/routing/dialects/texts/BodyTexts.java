package io.turnpike.routing.dialects.texts;

import io.turnpike.routing.guard.TextPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts in a JSON body, each with its place, and the body with other texts in their places. */
public final class BodyTexts {

  private BodyTexts() {}

  /**
   * All texts of a request that a model or provider reads, in document order; null for bytes whose
   * texts nobody can find.
   */
  public static @Nullable List<TextPart> ofRequest(byte[] body) {
    return null;
  }

  /** The same for a whole answer. */
  public static @Nullable List<TextPart> ofAnswer(byte[] body) {
    return null;
  }

  /**
   * The body with other texts.
   *
   * @param before as they were found in it
   * @param after as many, in the same order; one that is the same object stays as it is
   */
  public static byte[] with(byte[] body, List<TextPart> before, List<TextPart> after) {
    return body;
  }
}
