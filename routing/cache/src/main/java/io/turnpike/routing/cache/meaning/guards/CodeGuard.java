package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Text;
import java.util.Set;

/** What stands between backticks is the same, letter by letter. */
final class CodeGuard implements Guard {

  @Override
  public String reason() {
    return "code";
  }

  @Override
  public boolean agree(Text one, Text other) {
    return Set.copyOf(one.codes()).equals(Set.copyOf(other.codes()));
  }
}
