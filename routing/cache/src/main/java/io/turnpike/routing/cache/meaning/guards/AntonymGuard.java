package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Text;
import io.turnpike.routing.cache.meaning.guards.words.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** No word of one is the contrary of a word of the other. */
final class AntonymGuard implements Guard {

  private static final List<String> PREFIXES = List.of("un", "in", "im", "ir", "il", "dis", "non");

  private static final Set<String> COUNTED =
      Set.of("incompatible", "compatible", "unable", "able", "impossible", "possible");

  @Override
  public String reason() {
    return "antonym";
  }

  @Override
  public boolean agree(Text one, Text other) {
    return !Contraries.LISTED.between(one.stems(), other.stems())
        && !prefixed(words(one), words(other))
        && !prefixed(words(other), words(one));
  }

  /** One has a word, the other only that word with a prefix that turns it round. */
  private static boolean prefixed(Set<String> one, Set<String> other) {
    return one.stream()
        .filter(word -> word.length() > 3 && !other.contains(word))
        .anyMatch(
            word ->
                PREFIXES.stream()
                    .map(prefix -> prefix + word)
                    .anyMatch(turned -> other.contains(turned) && !one.contains(turned)));
  }

  private static Set<String> words(Text text) {
    Set<String> words = new HashSet<>();
    text.tokens().stream()
        .map(Token::plain)
        // Whether something is left out or not is told by the count of negations.
        .filter(word -> !COUNTED.contains(word))
        .forEach(words::add);
    return words;
  }
}
