package io.turnpike.routing.providers.demo;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The demo provider's token rule: a token is up to twelve characters of a word, with the white
 * space before it. Joined again, the tokens of a text are the text.
 */
final class Tokens {

  private static final Pattern TOKEN = Pattern.compile("\\s*\\S{1,12}");
  private static final Pattern WORD = Pattern.compile("\\S+");

  private Tokens() {}

  static List<String> of(String text) {
    return TOKEN.matcher(text).results().map(MatchResult::group).toList();
  }

  static int count(String text) {
    return (int) TOKEN.matcher(text).results().count();
  }

  static int words(String text) {
    return (int) WORD.matcher(text).results().count();
  }
}
