package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Stems;
import io.turnpike.routing.cache.meaning.guards.words.Text;
import io.turnpike.routing.cache.meaning.guards.words.Token;
import java.util.Set;

/** One does not ask of what was, and the other of what is or will be. Questions only. */
final class TenseGuard implements Guard {

  private static final int LONGEST = 25;
  private static final Set<String> DID = Set.of("did");
  private static final Set<String> DO = Set.of("do", "does");
  private static final Set<String> WAS = Set.of("was");
  private static final Set<String> IS = Set.of("is", "what's", "who's", "where's", "'s");
  private static final Set<String> WERE = Set.of("were");
  private static final Set<String> ARE = Set.of("are");
  private static final Set<String> PAST = Set.of("did", "was", "were", "had");
  private static final Set<String> PRESENT = Set.of("do", "does", "is", "are", "has", "have");
  private static final Set<String> NOW = Set.of("is", "are", "do", "does");
  private static final Set<String> PERFECT = Set.of("has", "have");
  private static final Set<String> FUTURE = Set.of("will", "shall");
  private static final Set<String> NOT_FUTURE = Set.of("did", "was", "were", "tomorrow");

  @Override
  public String reason() {
    return "tense";
  }

  @Override
  public boolean agree(Text one, Text other) {
    boolean statements = one.tokens().size() > LONGEST || other.tokens().size() > LONGEST;
    return statements
        || !(was(one) && will(other) || was(other) && will(one))
            && !asked(one, other, DID, DO)
            && !asked(one, other, WERE, ARE)
            && !asked(one, other, WAS, IS)
            && !(did(one, DID) && isNow(other))
            && !(did(other, DID) && isNow(one))
            && !(has(one) && asksWill(other))
            && !(has(other) && asksWill(one));
  }

  /** Whether one has a word of the past where the other has that of today, and neither both. */
  private static boolean asked(Text one, Text other, Set<String> past, Set<String> today) {
    return did(one, past) && did(other, today) && !did(one, today) && !did(other, past)
        || did(other, past) && did(one, today) && !did(other, today) && !did(one, past);
  }

  /** Whether nothing in it is past. */
  private static boolean isNow(Text text) {
    boolean bent = text.tokens().stream().anyMatch(Stems::isPast);
    return did(text, NOW) && !did(text, PAST) && (!bent || Asked.of(text) == Asked.MOMENT);
  }

  /** Whether it asks of what has happened, or will. */
  private static boolean has(Text text) {
    return opensWith(text, PERFECT) && text.tokens().stream().noneMatch(TenseGuard::owes);
  }

  private static boolean asksWill(Text text) {
    return opensWith(text, FUTURE);
  }

  private static boolean owes(Token token) {
    return token.plain().equals("to");
  }

  private static boolean opensWith(Text text, Set<String> forms) {
    return text.tokens().stream().anyMatch(token -> token.opens() && forms.contains(token.plain()));
  }

  private static boolean was(Text text) {
    return did(text, PAST) && !did(text, PRESENT);
  }

  private static boolean will(Text text) {
    return did(text, FUTURE) && !did(text, NOT_FUTURE);
  }

  private static boolean did(Text text, Set<String> forms) {
    return text.tokens().stream().map(Token::plain).anyMatch(forms::contains);
  }
}
