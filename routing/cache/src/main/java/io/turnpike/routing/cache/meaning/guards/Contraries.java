package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Lists;
import io.turnpike.routing.cache.meaning.guards.words.Phrases;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words that turn a question round, each with what it turns round. */
final class Contraries {

  static final Contraries LISTED = new Contraries(Lists.lines("antonyms.txt"));

  private final Phrases phrases = new Phrases();
  private final List<Side> sides = new ArrayList<>();

  private Contraries(List<String> lines) {
    for (int line = 0; line < lines.size(); line++) {
      for (String side : lines.get(line).split(",")) {
        for (String phrase : side.strip().split("/")) {
          phrases.add(phrase, sides.size());
        }
        sides.add(new Side(line));
      }
    }
  }

  private record Side(int line) {}

  /** Whether each has a word of a row that the other has not. */
  boolean between(List<String> one, List<String> other) {
    Set<Integer> here = in(one);
    Set<Integer> there = in(other);
    return here.stream()
        .filter(side -> !there.contains(side))
        .anyMatch(
            side ->
                there.stream()
                    .filter(against -> !here.contains(against))
                    .anyMatch(against -> sides.get(against).equals(sides.get(side))));
  }

  private Set<Integer> in(List<String> stems) {
    Set<Integer> found = new HashSet<>();
    int at = 0;
    while (at < stems.size()) {
      at += longest(stems, at, found);
    }
    return found;
  }

  /** A phrase hides the words that it is made of. */
  private int longest(List<String> stems, int at, Set<Integer> found) {
    for (int length = Math.min(phrases.longest(), stems.size() - at); length > 0; length--) {
      Set<Integer> groups = phrases.of(String.join(" ", stems.subList(at, at + length)));
      if (!groups.isEmpty()) {
        found.addAll(groups);
        return length;
      }
    }
    return 1;
  }
}
