package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Figure.Kind;
import io.turnpike.routing.cache.meaning.guards.words.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All guards; the plainest difference is named first. */
public final class Guards {

  static final List<Guard> ALL =
      List.of(
          new CodeGuard(),
          new QuoteGuard(),
          new FigureGuard("number", Kind.NUMBER),
          new UnitGuard(),
          new FigureGuard("date", Kind.DATE),
          new FigureGuard("time", Kind.CLOCK),
          new NegationGuard(),
          new EntityGuard(),
          new AntonymGuard(),
          new QuestionGuard(),
          new TenseGuard(),
          new OrderGuard());

  private static final WordGuard WORDS = new WordGuard();

  private Guards() {}

  /**
   * What tells the two apart, for example {@code number}; null where nothing does.
   *
   * @param similarity of their vectors, 0 to 1; very like ones may be worded more freely
   */
  public static @Nullable String difference(Text one, Text other, double similarity) {
    for (Guard guard : ALL) {
      if (!guard.agree(one, other)) {
        return guard.reason();
      }
    }
    return WORDS.agree(one, other) || WORDS.reworded(one, other, similarity)
        ? null
        : WORDS.reason();
  }
}
