package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Term;
import io.turnpike.routing.cache.meaning.guards.words.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is from here to there in one is not from there to here in the other. */
final class OrderGuard implements Guard {

  private static final Set<String> FROM = Set.of("from", "before", "than", "von", "de", "desde");
  private static final Set<String> TO = Set.of("to", "into", "in", "after", "nach", "à", "a");
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

  /** What is after a word of {@link #FROM} in one is after one of {@link #TO} in the other. */
  private static boolean turned(Text one, Text other) {
    Term from = after(one, FROM);
    Term to = after(other, TO);
    Term also = after(one, TO);
    return from != null && to != null && from.like(to) && (also == null || !also.like(to));
  }

  private static @Nullable Term after(Text text, Set<String> words) {
    for (int at = 0; at < text.tokens().size(); at++) {
      if (words.contains(text.tokens().get(at).plain())) {
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
