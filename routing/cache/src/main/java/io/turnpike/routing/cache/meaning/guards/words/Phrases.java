package io.turnpike.routing.cache.meaning.guards.words;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which words and phrases stand for one another: each has the numbers of the groups it is in. */
public final class Phrases {

  private static final int IDLE = Integer.MAX_VALUE;
  private static final Set<String> POINTING =
      Set.of("a", "an", "the", "my", "your", "our", "his", "her", "their", "it", "thi", "this");

  static final Phrases SYNONYMS = synonyms();

  private final Map<String, Set<Integer>> groups = new HashMap<>();
  private final Set<String> idle = new HashSet<>();

  /** Words of the longest phrase that begins with a stem. */
  private final Map<String, Integer> lengths = new HashMap<>();

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
    for (String line : Lists.lines("idle.txt")) {
      for (String phrase : line.split(",")) {
        phrases.addIdle(phrase);
      }
    }
    return phrases;
  }

  private void addIdle(String phrase) {
    add(phrase, IDLE);
    idle.add(stems(Tokens.of(phrase)));
  }

  /** Puts a phrase, in whatever inflection, into a group. */
  public void add(String phrase, int group) {
    List<Token> tokens = Tokens.of(phrase);
    longest = Math.max(longest, tokens.size());
    lengths.merge(Stems.of(tokens.getFirst().plain()), tokens.size(), Math::max);
    groups.computeIfAbsent(stems(tokens), _ -> new HashSet<>()).add(group);
  }

  /** Whether it bears nothing, whatever its words would. */
  boolean isIdle(String stems) {
    return idle.contains(stems);
  }

  /** Without what only points at a thing: change my address is change address. */
  static String joined(List<String> stems) {
    StringBuilder phrase = new StringBuilder(stems.getFirst());
    for (int i = 1; i < stems.size(); i++) {
      boolean pointing = i < stems.size() - 1 && POINTING.contains(stems.get(i));
      phrase.append(pointing ? "" : " " + stems.get(i));
    }
    return phrase.toString();
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

  /** Words of the longest phrase that begins with this. */
  int longest(String stem) {
    return lengths.getOrDefault(stem, 1);
  }

  private static String stems(List<Token> tokens) {
    return joined(tokens.stream().map(token -> Stems.of(token.plain())).toList());
  }
}
