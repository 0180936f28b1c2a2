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
  private static final double SOME = 0.5;
  private static final Set<String> LIGHT = words("light.txt");
  private static final Set<String> DOERS = Set.of("i", "we", "you", "one", "they", "to");
  private static final Set<String> ACTS =
      Set.of("use", "make", "put", "take", "go", "come", "give", "show", "work");

  /** What a verb stands behind that is no auxiliary. */
  private static final Set<String> ABLE =
      Set.of("to", "can", "could", "should", "must", "may", "will", "i", "we", "you");

  /** What one does to anything that is asked about. */
  private static final Set<String> MERE =
      Set.of("find", "see", "use", "say", "take", "set", "bring", "translat", "convert", "visit");

  private static final Set<String> HELPERS = Set.of("need", "must", "help");
  private static final Set<String> GENERIC = words("generic.txt");
  private static final Set<String> PARTICLES =
      Set.of("off", "on", "up", "down", "out", "back", "over", "into", "away", "together");

  /** Between a verb and its particle. */
  private static final int PARTED = 4;

  private final List<Token> tokens;
  private final List<String> stems;
  private final List<Term> found = new ArrayList<>();

  /** Particles that belong to a verb before them. */
  private final BitSet parted = new BitSet();

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
      if (taken.get(at) || parted.get(at)) {
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
    int particle = length == 1 ? particle(at) : -1;
    String phrase =
        particle < 0 ? Phrases.joined(stems.subList(at, at + length)) : verb(at, particle);
    boolean word = length == 1 && particle < 0 && tokens.get(at).is(Kind.WORD);
    Set<String> roots = word ? Roots.of(phrase) : Set.of();
    Set<Integer> groups = word ? groups(phrase, roots, at) : known(phrase);
    return new Term(phrase, roots, groups, weight(phrase, at, length), at);
  }

  private double weight(String phrase, int at, int length) {
    if (Phrases.SYNONYMS.isIdle(phrase)) {
      return 0;
    }
    if (phrase.startsWith("how much ")) {
      return 1;
    }
    return IntStream.range(at, at + length).mapToDouble(this::weight).max().orElse(0);
  }

  /** Where the particle of the verb is, as in turn the light off; -1 for none. */
  private int particle(int at) {
    for (int i = at + 2; i < Math.min(stems.size(), at + 1 + PARTED); i++) {
      if (PARTICLES.contains(stems.get(i)) && known(verb(at, i)).size() > 0) {
        parted.set(i);
        return i;
      }
    }
    return -1;
  }

  private String verb(int at, int particle) {
    return stems.get(at) + " " + stems.get(particle);
  }

  private Set<Integer> groups(String phrase, Set<String> roots, int at) {
    if (phrase.equals("do") && !(at > 0 && ABLE.contains(tokens.get(at - 1).plain()))) {
      return Set.of();
    }
    Set<Integer> groups = new HashSet<>(known(phrase));
    if (roots.size() > 1) {
      roots.forEach(root -> groups.addAll(known(root)));
      roots.forEach(root -> groups.addAll(known(root + "e")));
    }
    String unit = Units.alone(tokens.get(at).plain());
    if (unit != null) {
      // Below all groups of the list, for the unit in whatever spelling.
      groups.add(-1 - (unit.hashCode() & 0xfffffff));
    }
    return groups;
  }

  private static Set<Integer> known(String phrase) {
    return Phrases.SYNONYMS.of(phrase);
  }

  private static int longest(List<String> stems, int at, BitSet taken) {
    int known = Phrases.SYNONYMS.longest(stems.get(at));
    int most = known == 1 ? 1 : Math.min(known + 1, stems.size() - at);
    int free = taken.nextSetBit(at);
    most = free < 0 ? most : Math.min(most, free - at);
    for (int length = most; length > 1; length--) {
      if (Phrases.SYNONYMS.has(Phrases.joined(stems.subList(at, at + length)))) {
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
      return MERE.contains(stems.get(at)) ? SOME : 1;
    }
    boolean light = LIGHT.contains(token.plain()) || LIGHT.contains(stems.get(at));
    if (light || Negation.is(token.plain())) {
      return 0;
    }
    boolean little = GENERIC.contains(stems.get(at)) || isAskedFor(at);
    return !token.name() && little ? LITTLE : 1;
  }

  /** Which city, what temperature, how many litres: the answer is one anyway. */
  private boolean isAskedFor(int at) {
    return at > 0
        && token(at - 1).matches("what|which|many|welche|welcher|welches|quel|quelle")
        && !token(at).endsWith("ing");
  }

  private String token(int at) {
    return tokens.get(at).plain();
  }

  /** Whether it says what somebody does, as in how do I print, ways to print. */
  private boolean acts(int at) {
    return at > 0
        && DOERS.contains(tokens.get(at - 1).plain())
        && (GENERIC.contains(stems.get(at)) || ACTS.contains(stems.get(at)))
        && !HELPERS.contains(stems.get(at))
        && !stems.get(at).equals("get");
  }

  /** Words as they stand there, and their stems. */
  private static Set<String> words(String list) {
    return Lists.lines(list).stream()
        .flatMap(line -> Stream.of(line.split(" ")))
        .flatMap(word -> Stream.of(word, Stems.of(word)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
