package io.turnpike.routing.config.language;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Everything wrong with one document, in the order found, up to a limit. */
public final class Mistakes {

  public static final int MOST = 100;

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final List<Mistake> found = new ArrayList<>();

  public void add(Pointer at, String sentence) {
    if (found.size() < MOST) {
      found.add(new Mistake(at.text(), visible(sentence)));
    }
  }

  /**
   * The same by the pointer's text.
   *
   * @param pointer RFC 6901
   */
  public void addAt(String pointer, String sentence) {
    add(new Pointer(pointer), sentence);
  }

  /** Sentences repeat what the document says; what cannot be seen is shown as such. */
  public static String visible(String sentence) {
    return CONTROL.matcher(sentence).replaceAll("\uFFFD");
  }

  /** Whether nothing more is noted, so that it need not be looked for. */
  boolean areEnough() {
    return found.size() >= MOST;
  }

  public boolean none() {
    return found.isEmpty();
  }

  public List<Mistake> list() {
    return List.copyOf(found);
  }

  /** Throws {@link InvalidInput} with all of them, if there are any. */
  public void refuse() {
    if (!found.isEmpty()) {
      throw new InvalidInput(found);
    }
  }
}
