package io.turnpike.routing.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSizeTests {

  /** RE2J adds a beginning and an end; everything else must have been foreseen. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "^bot-[0-9]+$",
        "(?i)^(?:ada|grace)@",
        "(a{10}b|c[x-z]{5}){20}",
        "((((((((x{2}){2}){2}){2}){2}){2}){2}){2}){3,}",
        "[]a](x{30}){30}",
        "[^]a](x{30}){30}",
        "[\\]](x{30}){30}",
        "[[:alpha:]]{40}",
        "(x{0,50}){0,50}",
        "\\x{1000}\\p{Greek}{3}",
        "a{,1000}"
      })
  void isNeverBelowWhatCompilingMakesOfIt(String regex) {
    assertThat(RegexSize.of(regex) + 10)
        .isGreaterThanOrEqualTo(Pattern.compile(regex).programSize());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{1000}){1000}){1000}",
        "(((((a{30}){30}){30}){30}){30})",
        "((x{2,}){1000}){1000}",
        "[]a]((x{1000}){1000}){1000}",
        "(?:(?:a|b{500}){500}){2}"
      })
  void seesWhatWouldFillTheMemory(String regex) {
    assertThat(RegexSize.of(regex)).isGreaterThan(100_000);
  }
}
