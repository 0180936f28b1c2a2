package io.turnpike.routing.cache.meaning.guards.words;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers up to 99 in letters, and the words for how often and in which place. */
final class SpelledNumbers {

  private static final Map<Language, Map<String, Integer>> ALL = new EnumMap<>(Language.class);

  /** Words that mean something else in English, or too often stand for something else. */
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "once", "elf", "dos", "sept", "cent", "dix", "un", "une", "una", "ein", "eine", "null");

  static {
    ALL.put(Language.ENGLISH, english());
    ALL.put(Language.GERMAN, german());
    ALL.put(Language.FRENCH, french());
    ALL.put(Language.SPANISH, spanish());
    ALL.values().forEach(SpelledNumbers::borrow);
  }

  private SpelledNumbers() {}

  /** Who writes little in a language is not known to write in it. */
  private static void borrow(Map<String, Integer> words) {
    List.of(english(), german(), french(), spanish())
        .forEach(
            all ->
                all.forEach(
                    (word, value) -> {
                      if (!AMBIGUOUS.contains(word)) {
                        words.putIfAbsent(word, value);
                      }
                    }));
  }

  /** By words with a space between. */
  static Map<String, Integer> in(Language language) {
    return ALL.getOrDefault(language, Map.of());
  }

  private static Map<String, Integer> english() {
    Map<String, Integer> words =
        counted(
            0,
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                + " fifteen sixteen seventeen eighteen nineteen");
    List<String> tens =
        List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    for (int ten = 0; ten < tens.size(); ten++) {
      words.put(tens.get(ten), 20 + 10 * ten);
      for (Map.Entry<String, Integer> one : counted(1, ONES_ENGLISH).entrySet()) {
        words.put(tens.get(ten) + " " + one.getKey(), 20 + 10 * ten + one.getValue());
      }
    }
    words.putAll(counted(3, "third fourth fifth sixth seventh eighth ninth tenth"));
    words.putAll(Map.of("twice", 2, "double", 2, "doubled", 2, "thrice", 3, "triple", 3));
    return words;
  }

  private static final String ONES_ENGLISH = "one two three four five six seven eight nine";

  private static Map<String, Integer> german() {
    Map<String, Integer> words =
        counted(
            0,
            "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn"
                + " fünfzehn sechzehn siebzehn achtzehn neunzehn");
    words.putAll(Map.of("ein", 1, "eine", 1, "zweimal", 2, "doppelt", 2, "dreimal", 3));
    List<String> tens =
        List.of(
            "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig");
    Map<String, Integer> ones = counted(1, "ein zwei drei vier fünf sechs sieben acht neun");
    for (int ten = 0; ten < tens.size(); ten++) {
      words.put(tens.get(ten), 20 + 10 * ten);
      for (Map.Entry<String, Integer> one : ones.entrySet()) {
        words.put(one.getKey() + "und" + tens.get(ten), 20 + 10 * ten + one.getValue());
      }
    }
    ones.forEach((word, value) -> words.put(word + "hundert", 100 * value));
    ones.forEach((word, value) -> words.put(word + "tausend", 1000 * value));
    words.putAll(counted(2, "zweite dritte vierte fünfte sechste siebte achte neunte zehnte"));
    return words;
  }

  private static Map<String, Integer> french() {
    Map<String, Integer> words =
        counted(
            0,
            "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
                + " quinze seize dix-sept dix-huit dix-neuf");
    words.putAll(Map.of("une", 1, "dix sept", 17, "dix huit", 18, "dix neuf", 19, "cent", 100));
    tens(words, Map.of("vingt", 20, "trente", 30, "quarante", 40, "cinquante", 50), 9);
    tens(words, Map.of("soixante", 60, "quatre vingt", 80), 19);
    words.put("quatre vingts", 80);
    return words;
  }

  private static Map<String, Integer> spanish() {
    Map<String, Integer> words =
        counted(
            0,
            "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce"
                + " quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós"
                + " veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho"
                + " veintinueve");
    words.putAll(Map.of("un", 1, "una", 1, "cien", 100, "ciento", 100));
    tens(words, Map.of("treinta", 30, "cuarenta", 40, "cincuenta", 50, "sesenta", 60), 9);
    tens(words, Map.of("setenta", 70, "ochenta", 80, "noventa", 90), 9);
    return words;
  }

  /** {@code trente et un}, {@code treinta y uno}. */
  private static void tens(Map<String, Integer> words, Map<String, Integer> tens, int upTo) {
    Map<String, Integer> ones = Map.copyOf(words);
    tens.forEach(
        (ten, value) -> {
          words.put(ten, value);
          ones.forEach(
              (one, more) -> {
                if (more > 0 && more <= upTo) {
                  words.put(ten + " " + one, value + more);
                  words.put(ten + " et " + one, value + more);
                  words.put(ten + " y " + one, value + more);
                }
              });
        });
  }

  private static Map<String, Integer> counted(int from, String names) {
    Map<String, Integer> words = new HashMap<>();
    int value = from;
    for (String name : names.split(" ")) {
      words.put(name, value++);
    }
    return words;
  }
}
