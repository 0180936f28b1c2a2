package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Term;
import io.turnpike.routing.cache.meaning.guards.words.Text;
import java.util.Arrays;

/** Whether a word of one text stands in another, itself or one that stands for it. */
final class Words {

  private Words() {}

  /**
   * As {@link #has(Text, Term)}, but a question word that both have stands for nothing else: when
   * is a date, unless it is asked when the dates are told.
   */
  static boolean has(Text text, Term term, Text own) {
    return has(text, term)
        && (text.terms().stream().anyMatch(other -> other.like(term) && free(other, own))
            || contains(text, term));
  }

  private static boolean free(Term other, Text own) {
    return other.bears()
        || own.terms().stream().noneMatch(mine -> mine.stems().equals(other.stems()));
  }

  static boolean has(Text text, Term term) {
    return text.terms().stream().anyMatch(term::like) || contains(text, term);
  }

  private static boolean contains(Text text, Term term) {
    return Arrays.stream(term.stems().split(" "))
        .allMatch(stem -> text.stems().contains(stem) || text.quoted().contains(stem));
  }
}
