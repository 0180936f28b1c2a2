package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Figure;
import io.turnpike.routing.cache.meaning.guards.words.Figure.Kind;
import io.turnpike.routing.cache.meaning.guards.words.Text;
import java.util.Set;
import java.util.stream.Collectors;

/** All figures of a kind are the same, however they are written. */
record FigureGuard(String reason, Kind kind) implements Guard {

  @Override
  public boolean agree(Text one, Text other) {
    return marks(one).equals(marks(other));
  }

  private Set<String> marks(Text text) {
    return text.figures().stream()
        .filter(figure -> figure.kind() == kind)
        .map(Figure::mark)
        .collect(Collectors.toSet());
  }
}
