package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Text;
import io.turnpike.routing.cache.meaning.guards.words.Token;

/** One does not ask of what was, and the other of what is or will be. Questions only. */
final class TenseGuard implements Guard {

  private static final int LONGEST = 25;

  @Override
  public String reason() {
    return "tense";
  }

  @Override
  public boolean agree(Text one, Text other) {
    boolean statements = one.tokens().size() > LONGEST || other.tokens().size() > LONGEST;
    return statements
        || !(was(one) && will(other) || was(other) && will(one))
            && !(did(one, "did") && did(other, "do|does"))
            && !(did(other, "did") && did(one, "do|does"));
  }

  private static boolean was(Text text) {
    return did(text, "did|was|were|had") && !did(text, "do|does|is|are|has|have");
  }

  private static boolean will(Text text) {
    return did(text, "will|shall") && !did(text, "did|was|were|tomorrow");
  }

  private static boolean did(Text text, String forms) {
    return text.tokens().stream().map(Token::plain).anyMatch(word -> word.matches(forms));
  }
}
