package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Term;
import io.turnpike.routing.cache.meaning.guards.words.Text;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every word that bears something stands in the other text as well, itself or one that stands for
 * it. Of long texts a few may be without their like, though never two in the same place; of those
 * that are very like, more.
 */
final class WordGuard implements Guard {

  private static final int ONE_IN = 5;
  private static final int SHORT = 8;
  private static final double LITTLE = 0.5;
  private static final double VERY_LIKE = 0.88;
  private static final double LONG = 4.5;
  private static final double MOST = 0.35;
  private static final double EXCHANGE = 1.25;

  @Override
  public String reason() {
    return "words";
  }

  @Override
  public boolean agree(Text one, Text other) {
    List<Term> here = left(one, other);
    List<Term> there = left(other, one);
    int words = Math.min(one.bearing().size(), other.bearing().size());
    int allowed = words < SHORT ? 0 : words / ONE_IN;
    double most = Math.max(LITTLE, allowed);
    boolean exchanged =
        allowed == 0
            && weight(here) > 0
            && weight(there) > 0
            && weight(here) + weight(there) > LITTLE;
    return !exchanged
        && weight(here) <= most
        && weight(there) <= most
        && here.stream()
            .noneMatch(term -> there.stream().anyMatch(o -> placed(one, term, other, o)));
  }

  /**
   * Whether a long text says the same in other words: on both sides some have no like, and they are
   * not words that were put for others in the same places, which is how questions differ that look
   * alike.
   */
  boolean reworded(Text one, Text other, double similarity) {
    List<Term> here = left(one, other);
    List<Term> there = left(other, one);
    double left = weight(here) + weight(there);
    double shorter = Math.min(weight(one.bearing()), weight(other.bearing()));
    double all = weight(one.bearing()) + weight(other.bearing());
    return similarity >= VERY_LIKE
        && shorter >= LONG
        && !here.isEmpty()
        && !there.isEmpty()
        && left > EXCHANGE
        && left <= MOST * all
        && !exchanged(one, here, other, there);
  }

  /** Whether each stands where the other text has one of its own. */
  private static boolean exchanged(Text one, List<Term> here, Text other, List<Term> there) {
    return here.size() == there.size()
        && IntStream.range(0, here.size())
            .allMatch(at -> placed(one, here.get(at), other, there.get(at)));
  }

  private static double weight(List<Term> terms) {
    return terms.stream().mapToDouble(Term::weight).sum();
  }

  private static List<Term> left(Text one, Text other) {
    return one.bearing().stream().filter(term -> !Words.has(other, term, one)).toList();
  }

  /** Whether two words stand beside the same third one, or at the same end. */
  private static boolean placed(Text one, Term term, Text other, Term against) {
    return beside(one.bearing(), term, other.bearing(), against, -1)
        || beside(one.bearing(), term, other.bearing(), against, 1);
  }

  private static boolean beside(
      List<Term> one, Term term, List<Term> other, Term against, int step) {
    int here = one.indexOf(term) + step;
    int there = other.indexOf(against) + step;
    boolean ends = here < 0 || here >= one.size();
    boolean alsoEnds = there < 0 || there >= other.size();
    return ends || alsoEnds ? ends && alsoEnds : one.get(here).like(other.get(there));
  }
}
