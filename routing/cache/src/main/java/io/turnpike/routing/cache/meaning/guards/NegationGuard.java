package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Negation;
import io.turnpike.routing.cache.meaning.guards.words.Term;
import io.turnpike.routing.cache.meaning.guards.words.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Both say that it is so, or both that it is not: two negations make none. Where all words are the
 * same, the same one is negated.
 */
final class NegationGuard implements Guard {

  private static final Set<String> REFUSES = Set.of("won't", "wont");
  private static final Set<String> CANNOT = Set.of("can't", "cannot", "cant", "couldn't");
  private static final Set<String> PARTED = Set.of("leave", "keep");

  @Override
  public String reason() {
    return "negation";
  }

  @Override
  public boolean agree(Text one, Text other) {
    return denies(one) == denies(other)
        && !(refuses(one) && cannot(other))
        && !(refuses(other) && cannot(one))
        && scope(one, other);
  }

  private static boolean denies(Text text) {
    long negations =
        text.terms().stream()
            .map(Term::stems)
            .filter(word -> Negation.is(word) || Negation.meant(word))
            .count();
    return (negations + parted(text.stems())) % 2 == 1;
  }

  private static boolean refuses(Text text) {
    return text.tokens().stream().anyMatch(token -> REFUSES.contains(token.plain()));
  }

  private static boolean cannot(Text text) {
    return text.tokens().stream().anyMatch(token -> CANNOT.contains(token.plain()));
  }

  /** Leaving something out, keeping it out. */
  private static int parted(List<String> stems) {
    int out = stems.indexOf("out");
    boolean verb = out > 0 && stems.subList(0, out).stream().anyMatch(PARTED::contains);
    return verb ? 1 : 0;
  }

  private static boolean scope(Text one, Text other) {
    Optional<Term> here = negated(one);
    Optional<Term> there = negated(other);
    return here.isEmpty()
        || there.isEmpty()
        || here.get().like(there.get())
        || !one.bearing().stream().allMatch(term -> Words.has(other, term));
  }

  /** The word after the only negation. */
  private static Optional<Term> negated(Text text) {
    List<Integer> places =
        text.terms().stream()
            .map(Term::at)
            .filter(at -> Negation.is(text.tokens().get(at).plain()))
            .toList();
    return places.size() != 1
        ? Optional.empty()
        : text.bearing().stream().filter(term -> term.at() > places.getFirst()).findFirst();
  }
}
