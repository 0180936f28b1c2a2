package io.turnpike.routing.config;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import java.util.ArrayList;
import java.util.List;

/** Everything wrong with one document, in the order found, up to a limit. */
final class Mistakes {

  static final int MOST = 100;

  private final List<Mistake> found = new ArrayList<>();

  void add(Pointer at, String sentence) {
    if (found.size() < MOST) {
      found.add(new Mistake(at.text(), sentence));
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  List<Mistake> list() {
    return List.copyOf(found);
  }

  /** Throws {@link InvalidInput} with all of them, if there are any. */
  void refuse() {
    if (!found.isEmpty()) {
      throw new InvalidInput(found);
    }
  }
}
