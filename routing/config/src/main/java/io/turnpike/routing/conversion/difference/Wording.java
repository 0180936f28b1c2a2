package io.turnpike.routing.conversion.difference;

import io.turnpike.routing.conversion.difference.Changes.Fact;
import org.jspecify.annotations.Nullable;

/** Parts of sentences. */
final class Wording {

  private Wording() {}

  static String of(Fact fact) {
    return change(fact.key(), fact.before(), fact.after());
  }

  static String change(String key, @Nullable String before, @Nullable String after) {
    if (before == null) {
      return Texts.cut(key) + " is now " + Texts.cut(String.valueOf(after));
    }
    return after == null
        ? Texts.cut(key) + " is no longer " + Texts.cut(before)
        : Texts.cut(key) + " " + Texts.cut(before) + " → " + Texts.cut(after);
  }

  static String group(Shape shape) {
    return "the " + shape.mode() + " " + Texts.place(shape.at());
  }
}
