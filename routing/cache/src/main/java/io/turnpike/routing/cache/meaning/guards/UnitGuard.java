package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Figure.Kind;
import io.turnpike.routing.cache.meaning.guards.words.Text;
import io.turnpike.routing.cache.meaning.guards.words.Token;
import io.turnpike.routing.cache.meaning.guards.words.Units;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Amounts are the same in whatever unit, and so are units that stand without an amount. */
final class UnitGuard implements Guard {

  private static final FigureGuard AMOUNTS = new FigureGuard("unit", Kind.MEASURE);

  @Override
  public String reason() {
    return "unit";
  }

  @Override
  public boolean agree(Text one, Text other) {
    return AMOUNTS.agree(one, other) && meet(units(one), units(other));
  }

  /** A unit that only one of them names may go without saying. */
  private static boolean meet(Set<String> one, Set<String> other) {
    return one.containsAll(other) || other.containsAll(one);
  }

  private static Set<String> units(Text text) {
    return text.terms().stream()
        .map(term -> text.tokens().get(term.at()))
        .map(Token::plain)
        .map(Units::alone)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
