package io.turnpike.routing.cache.meaning.guards.words;

import java.util.Set;

/**
 * A word or a phrase of a text, as it is compared.
 *
 * @param stems of its words, with a space between
 * @param roots what it may be derived from
 * @param groups of words that stand for it
 * @param weight 0 to 1: how much a text without it says something else
 * @param at which of the text's tokens it begins with
 */
public record Term(String stems, Set<String> roots, Set<Integer> groups, double weight, int at) {

  /** Whether it bears anything. */
  public boolean bears() {
    return weight > 0;
  }

  /** Whether one stands for the other. */
  public boolean like(Term other) {
    return stems.equals(other.stems)
        || groups.stream().anyMatch(other.groups::contains)
        || roots.stream().anyMatch(other.roots::contains);
  }
}
