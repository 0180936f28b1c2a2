package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Term;
import io.turnpike.routing.cache.meaning.guards.words.Text;
import io.turnpike.routing.cache.meaning.guards.words.Token;

/** Names, ids and addresses of one stand in the other as well. */
final class EntityGuard implements Guard {

  @Override
  public String reason() {
    return "entity";
  }

  @Override
  public boolean agree(Text one, Text other) {
    return named(one, other) && named(other, one);
  }

  private static boolean named(Text one, Text other) {
    boolean shouted = one.tokens().stream().allMatch(EntityGuard::capital);
    return one.terms().stream()
        .filter(Term::bears)
        .filter(term -> entity(one.tokens().get(term.at()), shouted))
        .allMatch(term -> Words.has(other, term));
  }

  private static boolean entity(Token token, boolean shouted) {
    return token.kind() == Token.Kind.ID || token.name() && !shouted;
  }

  private static boolean capital(Token token) {
    return token.kind() != Token.Kind.WORD || Character.isUpperCase(token.written().codePointAt(0));
  }
}
