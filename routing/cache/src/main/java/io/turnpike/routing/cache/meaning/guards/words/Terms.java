package io.turnpike.routing.cache.meaning.guards.words;

import io.turnpike.routing.cache.meaning.guards.words.Token.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds phrases in a text: the longest first, from its beginning. */
final class Terms {

  private static final double LITTLE = 0.25;
  private static final Set<String> LIGHT = words("light.txt");
  private static final Set<String> DOERS = Set.of("i", "we", "you", "one", "they", "to");
  private static final Set<String> ACTS =
      Set.of("use", "make", "put", "take", "get", "go", "come", "give", "show", "work");
  private static final Set<String> HELPERS = Set.of("need", "must", "help");
  private static final Set<String> GENERIC = words("generic.txt");

  private final List<Token> tokens;
  private final List<String> stems;
  private final List<Term> found = new ArrayList<>();

  private Terms(List<Token> tokens, List<String> stems) {
    this.tokens = tokens;
    this.stems = stems;
  }

  /** Tokens that are part of a phrase of several words, whatever each would mean alone. */
  static BitSet joined(List<String> stems) {
    BitSet joined = new BitSet();
    for (int at = 0; at < stems.size(); at++) {
      int length = longest(stems, at, new BitSet());
      if (length > 1) {
        joined.set(at, at + length);
        at += length - 1;
      }
    }
    return joined;
  }

  /**
   * @param taken tokens that are part of an amount or a time
   */
  static List<Term> of(List<Token> tokens, List<String> stems, BitSet taken) {
    return new Terms(tokens, stems).read(taken);
  }

  private List<Term> read(BitSet taken) {
    int at = 0;
    while (at < tokens.size()) {
      if (taken.get(at)) {
        at++;
      } else {
        int length = longest(stems, at, taken);
        found.add(term(at, length));
        at += length;
      }
    }
    return List.copyOf(found);
  }

  private Term term(int at, int length) {
    String phrase = String.join(" ", stems.subList(at, at + length));
    double weight = IntStream.range(at, at + length).mapToDouble(this::weight).max().orElse(0);
    return new Term(phrase, groups(phrase, at), weight, at);
  }

  private Set<Integer> groups(String phrase, int at) {
    Set<Integer> groups = Phrases.SYNONYMS.of(phrase);
    String unit = Units.alone(tokens.get(at).plain());
    if (unit == null || phrase.indexOf(' ') > 0) {
      return groups;
    }
    // Below all groups of the list, for the unit in whatever spelling.
    Set<Integer> more = new HashSet<>(groups);
    more.add(-1 - (unit.hashCode() & 0xfffffff));
    return Set.copyOf(more);
  }

  private static int longest(List<String> stems, int at, BitSet taken) {
    int most = Math.min(Phrases.SYNONYMS.longest(), stems.size() - at);
    int free = taken.nextSetBit(at);
    most = free < 0 ? most : Math.min(most, free - at);
    for (int length = most; length > 1; length--) {
      if (Phrases.SYNONYMS.has(String.join(" ", stems.subList(at, at + length)))) {
        return length;
      }
    }
    return 1;
  }

  private double weight(int at) {
    Token token = tokens.get(at);
    if (token.is(Kind.SIGN) || token.is(Kind.ID)) {
      return 1;
    }
    if (acts(at)) {
      return 1;
    }
    boolean light = LIGHT.contains(token.plain()) || LIGHT.contains(stems.get(at));
    if (light || Negation.is(token.plain())) {
      return 0;
    }
    return !token.name() && GENERIC.contains(stems.get(at)) ? LITTLE : 1;
  }

  /** Whether it says what somebody does, as in how do I print, ways to print. */
  private boolean acts(int at) {
    return at > 0
        && DOERS.contains(tokens.get(at - 1).plain())
        && (GENERIC.contains(stems.get(at)) || ACTS.contains(stems.get(at)))
        && !HELPERS.contains(stems.get(at));
  }

  /** Words as they stand there, and their stems. */
  private static Set<String> words(String list) {
    return Lists.lines(list).stream()
        .flatMap(line -> Stream.of(line.split(" ")))
        .flatMap(word -> Stream.of(word, Stems.of(word)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
