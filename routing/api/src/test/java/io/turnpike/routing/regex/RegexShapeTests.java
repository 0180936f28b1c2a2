package io.turnpike.routing.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexShapeTests {

  private static final String[] PIECES = {
    "a", "b", "K", "k", "-", "1", "\\d", "\\w", "\\s", "\\D", ".", "[a-c]", "[^a]", "[]x]",
    "[[:alpha:]]", "[\\d_]", "\\x41", "\\x{1F642}", "\\.", "\\Qa.b\\E", "\u00e9", "\uD83D\uDE42",
    "(", "(?:", "(?i)", "(?i:", ")", ")", "|", "*", "+", "?", "{2}", "{1,3}", "{2,}", "*?", "^",
    "$", "\\b", "\\pL", "(?P<n>", "[a\\-z]", "[^\\w]", "[\u00e0-\u00ff]", "(?s)", "\\n", "\\t"
  };
  private static final String[] LETTERS = {
    "a", "b", "c", "A", "k", "K", "\u212A", "s", "\u017F", "-", "1", "2", " ", "\n", "x", "]", "_",
    ".", "z", "\u00e9", "\u00c9", "\uD83D\uDE42", "\t"
  };

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "abc 3", "a|bcd 3", "(ab){3}c? 7", "[a-c]{2,5} 5", "a+ 2147483647", ".{3} 6", "\\bfoo\\b 3",
        "(?i)\\d{4} 4", "(a|b*)c 2147483647", "\\x{1F642} 2", "^$ 0", "a{0} 0"
      })
  void knowsTheLongestMatch(String regex, int longest) {
    assertThat(ShapeReader.of(regex).longest()).isEqualTo(longest);
  }

  @Test
  void knowsWhatATextMustHave() {
    assertThat(ShapeReader.of("(?i)internal only").needed()).containsExactly("internal only");
    assertThat(ShapeReader.of("a(?:secret|token)s?").needed()).containsExactly("secret", "token");
    assertThat(ShapeReader.of("\\d+abc*").needed()).containsExactly("ab");
    assertThat(ShapeReader.of("a?b*").needed()).isNull();
    assertThat(ShapeReader.of("internal").mayBeIn("it is INTERNAL")).isTrue();
    assertThat(ShapeReader.of("internal").mayBeIn("it is not")).isFalse();
  }

  /** Whatever an expression matches in whatever text is no longer, and of no other letters. */
  @Test
  void isTrueOfEveryMatch() {
    Random random = new Random(7);
    int matches = 0;
    for (int i = 0; i < 20_000; i++) {
      String regex = joined(PIECES, 1 + random.nextInt(8), random);
      Pattern pattern = compiled(regex);
      if (pattern != null) {
        matches += check(regex, pattern, joined(LETTERS, random.nextInt(12), random));
      }
    }
    assertThat(matches).isGreaterThan(3_000);
  }

  private static int check(String regex, Pattern pattern, String text) {
    RegexShape shape = ShapeReader.of(regex);
    Matcher matcher = pattern.matcher(text);
    int matches = 0;
    while (matcher.find()) {
      String found = matcher.group();
      matches++;
      assertThat(shape.mayBeIn(text)).as("%s in %s", regex, text).isTrue();
      assertThat(found.length()).as("%s in %s", regex, text).isLessThanOrEqualTo(shape.longest());
      assertThat(found.chars()).as(regex).allMatch(c -> shape.mayHave((char) (int) c));
    }
    return matches;
  }

  private static Pattern compiled(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException none) {
      return null;
    }
  }

  private static String joined(String[] pieces, int count, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}
