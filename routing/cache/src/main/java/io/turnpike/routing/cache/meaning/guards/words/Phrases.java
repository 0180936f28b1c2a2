package io.turnpike.routing.cache.meaning.guards.words;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which words and phrases stand for one another: each has the numbers of the groups it is in. */
public final class Phrases {

  static final Phrases SYNONYMS = synonyms();

  private final Map<String, Set<Integer>> groups = new HashMap<>();
  private int longest = 1;

  /** None yet. */
  public Phrases() {}

  private static Phrases synonyms() {
    Phrases phrases = new Phrases();
    int group = 0;
    for (String line : Lists.lines("synonyms.txt")) {
      for (String phrase : line.split(",")) {
        phrases.add(phrase, group);
      }
      group++;
    }
    return phrases;
  }

  /** Puts a phrase, in whatever inflection, into a group. */
  public void add(String phrase, int group) {
    List<Token> tokens = Tokens.of(phrase);
    longest = Math.max(longest, tokens.size());
    groups.computeIfAbsent(stems(tokens), _ -> new HashSet<>()).add(group);
  }

  /** Empty for a phrase in none; of stems, with a space between. */
  public Set<Integer> of(String stems) {
    return groups.getOrDefault(stems, Set.of());
  }

  boolean has(String stems) {
    return groups.containsKey(stems);
  }

  /** Words of the longest phrase. */
  public int longest() {
    return longest;
  }

  private static String stems(List<Token> tokens) {
    return tokens.stream().map(token -> Stems.of(token.plain())).collect(Collectors.joining(" "));
  }
}
