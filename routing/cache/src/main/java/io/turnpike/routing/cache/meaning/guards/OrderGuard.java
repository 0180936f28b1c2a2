package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Stems;
import io.turnpike.routing.cache.meaning.guards.words.Term;
import io.turnpike.routing.cache.meaning.guards.words.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is from here to there in one is not from there to here in the other. */
final class OrderGuard implements Guard {

  /**
   * Words for where something leads from, and where to.
   *
   * @param said whether what is said in a language is brought into it; what is in an account is
   *     only there
   */
  private record Way(Set<String> from, Set<String> to, boolean said) {

    Set<String> to(Text text) {
      return said && text.stems().stream().anyMatch(SAYING::contains)
          ? Set.of("to", "into", "in")
          : to;
    }
  }

  private static final List<Way> WAYS =
      List.of(
          new Way(Set.of("from"), Set.of("to", "into", "onto"), true),
          new Way(Set.of("before"), Set.of("after"), false),
          new Way(Set.of("von"), Set.of("nach"), false),
          new Way(Set.of("de", "desde"), Set.of("à", "a"), false));
  private static final Set<String> WAYS_TO = Set.of("how", "way", "steps");
  private static final Set<String> ABLE = Set.of("do", "can", "could", "should", "may", "must");
  private static final Set<String> DOERS = Set.of("i", "we", "you", "one");
  private static final Set<String> TO = Set.of("to", "into", "onto");
  private static final Set<String> SAYING =
      Set.of("translat", "say", "convert", "write", "speak", "express");
  private static final Set<String> ASKING = Set.of("what", "which", "when", "where");
  private static final Set<String> BY = Set.of("by", "von", "par", "por");
  private static final Set<String> BOTH = Set.of("and", "or", "with", "together", "und", "oder");

  @Override
  public String reason() {
    return "order";
  }

  @Override
  public boolean agree(Text one, Text other) {
    return !turned(one, other)
        && !turned(other, one)
        && !exchanged(one, other)
        && !led(one, other)
        && !done(one, other)
        && agents(one, other)
        && agents(other, one);
  }

  /** Who does it, where one says so with by, is who is named first where the other does not. */
  private static boolean agents(Text one, Text other) {
    Term by = name(one, after(one, BY));
    Term first =
        other.bearing().stream()
            .filter(term -> name(other, term) != null && Words.has(one, term))
            .findFirst()
            .orElse(null);
    boolean both = after(other, BY) != null;
    return by == null || both || first == null || by.like(first);
  }

  private static @Nullable Term name(Text text, @Nullable Term term) {
    boolean capital =
        term != null
            && Character.isUpperCase(text.tokens().get(term.at()).written().codePointAt(0));
    return capital ? term : null;
  }

  /** What is left, or comes before, in one is reached, or comes after, in the other. */
  private static boolean turned(Text one, Text other) {
    return WAYS.stream().anyMatch(way -> turned(one, other, way));
  }

  private static boolean turned(Text one, Text other, Way way) {
    Term from = after(one, way.from());
    Term to = after(other, way.to(other));
    Term also = after(one, way.to(one));
    return from != null && to != null && from.like(to) && (also == null || !also.like(to));
  }

  /** What is done in one is what the other says of the thing, and the reverse. */
  private static boolean done(Text one, Text other) {
    Term here = act(one);
    Term there = act(other);
    return here != null
        && there != null
        && !here.like(there)
        && participle(one, there)
        && participle(other, here);
  }

  private static boolean participle(Text text, Term verb) {
    return text.terms().stream()
        .anyMatch(term -> term.like(verb) && Stems.isPast(text.tokens().get(term.at())));
  }

  /** The verb of how do I, can we, steps to. */
  private static @Nullable Term act(Text text) {
    for (int at = 1; at < text.tokens().size(); at++) {
      boolean able = DOERS.contains(plain(text, at)) && ABLE.contains(plain(text, at - 1));
      if (able || plain(text, at).equals("to") && WAYS_TO.contains(plain(text, at - 1))) {
        int place = at;
        return text.bearing().stream().filter(term -> term.at() > place).findFirst().orElse(null);
      }
    }
    return null;
  }

  private static String plain(Text text, int at) {
    return text.tokens().get(at).plain();
  }

  /** What leads to something in one is what something leads to in the other, and the reverse. */
  private static boolean led(Text one, Text other) {
    Term here = after(one, TO);
    Term there = after(other, TO);
    return here != null
        && there != null
        && !here.like(there)
        && before(one, here, there)
        && before(other, there, here);
  }

  private static boolean before(Text text, Term place, Term what) {
    return text.bearing().stream().anyMatch(term -> term.at() < place.at() && term.like(what));
  }

  private static @Nullable Term after(Text text, Set<String> words) {
    int last = text.tokens().size() - 1;
    for (int at = 0; at <= last; at++) {
      boolean asks = at < last && ASKING.contains(text.tokens().get(at + 1).plain());
      if (!asks && words.contains(text.tokens().get(at).plain())) {
        int place = at;
        return text.bearing().stream().filter(term -> term.at() > place).findFirst().orElse(null);
      }
    }
    return null;
  }

  /** The same words, two of them in each other's place. */
  private static boolean exchanged(Text one, Text other) {
    List<String> here = one.stems();
    List<String> there = other.stems();
    if (here.size() != there.size() || here.equals(there) || pairs(one) || pairs(other)) {
      return false;
    }
    List<Integer> places =
        IntStream.range(0, here.size())
            .filter(at -> !here.get(at).equals(there.get(at)))
            .boxed()
            .toList();
    return places.size() == 2
        && places.getLast() - places.getFirst() > 1
        && here.get(places.getFirst()).equals(there.get(places.getLast()))
        && here.get(places.getLast()).equals(there.get(places.getFirst()));
  }

  private static boolean pairs(Text text) {
    return text.tokens().stream().anyMatch(token -> BOTH.contains(token.plain()));
  }
}
