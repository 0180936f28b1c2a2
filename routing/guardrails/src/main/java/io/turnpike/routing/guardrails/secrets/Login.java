package io.turnpike.routing.guardrails.secrets;

import java.util.Locale;
import java.util.Set;

/** A password that stands behind its user's name. */
final class Login {

  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "password", "passwd", "pass", "pwd", "secret", "pw", "user", "token", "xxx", "changeme");

  private Login() {}

  /** Whether it is somebody's, and no reference, no placeholder and not the name again. */
  static boolean isSecret(String user, String password) {
    String word = password.toLowerCase(Locale.ROOT);
    if (word.length() < 3) {
      return false;
    }
    boolean reference = "${<%*".indexOf(word.charAt(0)) >= 0 || word.startsWith("your");
    boolean same = word.equals(user.toLowerCase(Locale.ROOT));
    boolean alike = word.chars().distinct().count() < 3;
    return !reference && !same && !alike && !PLACEHOLDERS.contains(word);
  }
}
