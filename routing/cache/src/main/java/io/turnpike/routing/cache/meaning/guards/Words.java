package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Term;
import io.turnpike.routing.cache.meaning.guards.words.Text;
import java.util.Arrays;

/** Whether a word of one text stands in another, itself or one that stands for it. */
final class Words {

  private Words() {}

  static boolean has(Text text, Term term) {
    return text.terms().stream().anyMatch(term::like)
        || Arrays.stream(term.stems().split(" "))
            .allMatch(stem -> text.stems().contains(stem) || text.quoted().contains(stem));
  }
}
