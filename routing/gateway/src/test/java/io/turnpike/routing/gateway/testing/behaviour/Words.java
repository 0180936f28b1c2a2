package io.turnpike.routing.gateway.testing.behaviour;

import java.util.List;
import java.util.regex.Pattern;

/** The token rule of the fixture: a token is a word with the white space before it. */
public final class Words {

  private static final Pattern TOKEN = Pattern.compile("\\s*\\S+");

  private Words() {}

  public static List<String> of(String text) {
    return TOKEN.matcher(text).results().map(match -> match.group()).toList();
  }

  /** {@code count} tokens that differ, so that a lost or doubled one shows. */
  public static String counted(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      text.append(i == 1 ? "" : " ").append("t").append(i);
    }
    return text.toString();
  }
}
