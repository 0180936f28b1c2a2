package io.turnpike.routing.cache.meaning.guards.words;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a word has in common with its inflections. English; in other languages it takes off less
 * than there is, which makes words differ that need not.
 */
public final class Stems {

  private static final Map<String, String> IRREGULAR = irregular();
  private static final Pattern MUTE = Pattern.compile("([vcuz]|[^s]s|[rd]g|ang)$");
  private static final Pattern CLOSED = Pattern.compile("[^aeiou][aeiou][^aeiouywx]$");
  private static final Pattern BARE = Pattern.compile("[aeiou][^aeiouywx]");
  private static final String VOWELS = "aeiouy";

  private Stems() {}

  static String of(String plain) {
    String word = plain.endsWith("'s") ? plain.substring(0, plain.length() - 2) : plain;
    String known = IRREGULAR.get(word);
    return known != null ? known : evened(uninflected(word));
  }

  /** Whether a word has a form of the past, as far as its letters tell. */
  public static boolean isPast(Token token) {
    String word = token.plain();
    boolean bent = IRREGULAR.containsKey(word) && !word.equals(IRREGULAR.get(word));
    return word.endsWith("ed") || bent && !word.endsWith("s") && !word.endsWith("ing");
  }

  private static String uninflected(String word) {
    if (word.length() < 4 || word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) {
      return word;
    }
    if (word.endsWith("ies") && word.length() > 4) {
      return cut(word, 3) + "y";
    }
    if (word.endsWith("s")) {
      return plural(word);
    }
    if (word.endsWith("ied") && word.length() > 4) {
      return cut(word, 3) + "y";
    }
    if (word.endsWith("ing") && word.length() > 5) {
      return restored(cut(word, 3));
    }
    if (word.endsWith("ed") && !word.endsWith("eed") && word.length() > 4) {
      return restored(cut(word, 2));
    }
    return word.endsWith("ly") && word.length() > 5 ? cut(word, 2) : word;
  }

  private static String plural(String word) {
    boolean hissed =
        word.endsWith("sses")
            || word.endsWith("xes")
            || word.endsWith("ches")
            || word.endsWith("shes")
            || word.endsWith("oes");
    return cut(word, hissed ? 2 : 1);
  }

  /** {@code mov} of moving is {@code move}; {@code runn} of running is {@code run}. */
  private static String restored(String stem) {
    if (syllables(stem) == 0) {
      return stem;
    }
    boolean mute =
        MUTE.matcher(stem).find()
            || syllables(stem) == 1 && CLOSED.matcher(stem).find()
            || BARE.matcher(stem).matches();
    return mute ? stem + "e" : stem;
  }

  private static String evened(String word) {
    String stem = word;
    if (stem.endsWith("e") && stem.length() > 4 && syllables(cut(stem, 1)) > 1) {
      stem = cut(stem, 1);
    }
    int end = stem.length();
    boolean twice = end > 3 && stem.charAt(end - 1) == stem.charAt(end - 2);
    boolean numeral = stem.endsWith("ii");
    return twice && !numeral && Character.isLetter(stem.charAt(end - 1)) ? cut(stem, 1) : stem;
  }

  private static int syllables(String word) {
    int groups = 0;
    boolean before = false;
    for (int i = 0; i < word.length(); i++) {
      boolean vowel = VOWELS.indexOf(word.charAt(i)) >= 0;
      groups += vowel && !before ? 1 : 0;
      before = vowel;
    }
    return groups;
  }

  private static String cut(String word, int last) {
    return word.substring(0, word.length() - last);
  }

  private static Map<String, String> irregular() {
    Map<String, String> forms = new HashMap<>();
    for (String line : Lists.lines("irregular.txt")) {
      String[] words = line.split(" ");
      for (String word : words) {
        forms.putIfAbsent(word, words[0]);
      }
    }
    return Map.copyOf(forms);
  }
}
