package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Figure;
import io.turnpike.routing.cache.meaning.guards.words.Negation;
import io.turnpike.routing.cache.meaning.guards.words.Text;
import io.turnpike.routing.cache.meaning.guards.words.Token;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What two answers that say the same agree in. Answers to one question are worded more freely than
 * questions: one may leave out a figure that the other has, but none has another figure in its
 * place, and a short one is not denied by the other.
 */
public final class AnswerGuards {

  private static final int SHORT = 40;

  private AnswerGuards() {}

  public static boolean agree(String one, String other) {
    Text here = Text.of(one);
    Text there = Text.of(other);
    boolean brief = here.tokens().size() <= SHORT && there.tokens().size() <= SHORT;
    return meet(figures(here), figures(there))
        && verdict(one).equals(verdict(other))
        && (!brief
            || denies(here) == denies(there)
                && !Contraries.LISTED.between(here.stems(), there.stems()));
  }

  private static boolean meet(Set<Figure> one, Set<Figure> other) {
    return one.containsAll(other) || other.containsAll(one);
  }

  private static Set<Figure> figures(Text text) {
    return text.figures().stream().collect(Collectors.toSet());
  }

  private static boolean denies(Text text) {
    return text.tokens().stream()
                .map(Token::plain)
                .filter(word -> Negation.is(word) || Negation.meant(word))
                .count()
            % 2
        == 1;
  }

  /** Yes, no, or neither, as an answer begins. */
  private static String verdict(String text) {
    String first = text.strip().toLowerCase(Locale.ROOT).split("[^\\p{L}]", 2)[0];
    return switch (first) {
      case "yes", "ja", "oui", "sí" -> "yes";
      case "no", "nein", "non" -> "no";
      default -> "";
    };
  }
}
