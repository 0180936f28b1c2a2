package io.turnpike.routing.dialects.texts;

import io.turnpike.routing.dialects.json.BodySplice;
import io.turnpike.routing.dialects.texts.places.Place;
import io.turnpike.routing.dialects.texts.places.TextWalk;
import io.turnpike.routing.guard.TextPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts in a JSON body, each with its place, and the body with other texts in their places.
 *
 * <p>A text is every string but those known to be settings, ids, media in base64, or signed. Names
 * of members are texts as well where a person or a model chose them, and so are whole numbers of
 * eight digits and more; one that is changed becomes a string. The arguments of a call that stand
 * as JSON in a string are one text; in it escapes are read but for those of quotes and backslashes,
 * so that it stays JSON whatever without these is put into it.
 */
public final class BodyTexts {

  private BodyTexts() {}

  /**
   * All texts of a request that a model or provider reads, in document order; null for bytes whose
   * texts nobody can find: no JSON, nested more than 200 levels deep, or more than 131,072 texts.
   */
  public static @Nullable List<TextPart> ofRequest(byte[] body) {
    return of(body, new TextWalk(false));
  }

  /** The same for a whole answer, but for the list of its tokens, which says the same again. */
  public static @Nullable List<TextPart> ofAnswer(byte[] body) {
    return of(body, new TextWalk(true));
  }

  /**
   * The body with other texts. Where one is changed, lists of tokens are emptied.
   *
   * @param before as they were found in it
   * @param after as many, in the same order; one whose text is the same stays as it was written
   */
  public static byte[] with(byte[] body, List<TextPart> before, List<TextPart> after) {
    if (isSame(before, after)) {
      return body;
    }
    byte[] changed = changed(body, before, after, new TextWalk(true));
    return changed == null ? changedRequest(body, before, after) : changed;
  }

  /** A request may be asked about its tokens, too. */
  private static byte[] changedRequest(byte[] body, List<TextPart> before, List<TextPart> after) {
    byte[] changed = changed(body, before, after, new TextWalk(false));
    if (changed == null) {
      throw new IllegalArgumentException("The texts are those of another body.");
    }
    return changed;
  }

  /** Null where the walk does not come by all of the texts. */
  private static byte @Nullable [] changed(
      byte[] body, List<TextPart> before, List<TextPart> after, TextWalk walk) {
    if (!walk.read(body, 0, body.length)) {
      return null;
    }
    TextEdits edits = new TextEdits(body, walk.tokens());
    int next = 0;
    for (Place place : walk.places()) {
      if (next < before.size() && before.get(next).start() == place.start()) {
        edits.put(place, before.get(next).text(), after.get(next).text());
        next++;
      }
    }
    return next < before.size() ? null : new BodySplice(body, edits.withoutTokens().all()).bytes();
  }

  private static boolean isSame(List<TextPart> before, List<TextPart> after) {
    for (int at = 0; at < before.size(); at++) {
      if (!before.get(at).text().equals(after.get(at).text())) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable List<TextPart> of(byte[] body, TextWalk walk) {
    if (!walk.read(body, 0, body.length)) {
      return null;
    }
    List<TextPart> parts = new ArrayList<>(walk.places().size());
    for (Place place : walk.places()) {
      parts.add(
          new TextPart(
              place.role(), place.pointer(), place.start(), place.stop(), place.text(body)));
    }
    return parts;
  }
}
