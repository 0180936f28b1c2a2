package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;
import java.util.List;
import java.util.stream.Stream;

/** Names that values stand beside which should be kept secret. */
final class SecretNames {

  /** What a name tells of. */
  enum Named {
    NOTHING,
    PASSWORD,
    TOKEN,

    /** A user's name and password as base64. */
    LOGIN
  }

  private static final List<String> PASSWORDS =
      List.of(
          "password",
          "passwd",
          "passwort",
          "kennwort",
          "passphrase",
          "passcode",
          "wachtwoord",
          "contrasena",
          "senha",
          "losenord",
          "haslo",
          "salasana",
          "pwd");
  private static final List<String> TOKENS =
      List.of("secret", "token", "apikey", "accesskey", "secretkey", "credential", "credentials");
  private static final List<String> KEYS =
      List.of(
          "api",
          "access",
          "secret",
          "account",
          "auth",
          "private",
          "signing",
          "encryption",
          "master",
          "service",
          "storage",
          "subscription",
          "shared",
          "app",
          "admin",
          "deploy",
          "license",
          "client");
  private static final List<String> FOREIGN = List.of("パスワード", "密码", "密碼", "비밀번호", "пароль");

  private SecretNames() {}

  /** By the last two letters of all names, so that most words need no closer look. */
  private static final boolean[] ENDINGS = new boolean[1 << 10];

  static {
    Stream.of(PASSWORDS, TOKENS, List.of("pass", "passe", "key"))
        .flatMap(List::stream)
        .forEach(
            name ->
                ENDINGS[ending(name.charAt(name.length() - 2), name.charAt(name.length() - 1))] =
                    true);
  }

  private static int ending(int second, int last) {
    return (second & 31) << 5 | last & 31;
  }

  /** By the word from here to there and, for some, the one before. */
  static Named of(FoldedText text, int start, int end) {
    int last = text.at(end - 1);
    if (end - start < 3 || !ENDINGS[ending(text.at(end - 2), last)]) {
      return Named.NOTHING;
    }
    return (last | 0x20) == 'y' ? key(text, start, end) : word(text, start, end);
  }

  private static Named word(FoldedText text, int start, int end) {
    if (endsWithAny(text, start, end, PASSWORDS) || isPass(text, start, end)) {
      return Named.PASSWORD;
    }
    return endsWithAny(text, start, end, TOKENS) ? Named.TOKEN : Named.NOTHING;
  }

  private static boolean isPass(FoldedText text, int start, int end) {
    boolean pass = end - start == 4 && text.has(start, "pass");
    boolean sign = "=:\"'_".indexOf(text.at(end)) >= 0 && text.at(end) != 0;
    return pass && sign || end - start == 5 && text.has(start - 7, "mot de passe");
  }

  private static Named key(FoldedText text, int start, int end) {
    if (end - start > 3 && endsWithAny(text, start, end, TOKENS)) {
      return Named.TOKEN;
    }
    if (end - start < 3 || !text.has(end - 3, "key")) {
      return Named.NOTHING;
    }
    int joint = end - 3;
    int before = text.at(joint - 1);
    int word = before == '_' || before == '-' || before == ' ' ? joint - 1 : joint;
    return endsWithAny(text, word - Math.min(word, 16), word, KEYS) ? Named.TOKEN : Named.NOTHING;
  }

  private static boolean endsWithAny(FoldedText text, int start, int end, List<String> words) {
    for (String word : words) {
      int from = end - word.length();
      if (from >= start && text.has(from, word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one in another script stands in the last characters before this. */
  static boolean foreign(FoldedText text, int at) {
    int end = text.start(at);
    String window = text.original().substring(Math.max(0, end - 8), end);
    return FOREIGN.stream().anyMatch(window::contains);
  }

  /** By the schemes of {@code Authorization}, behind which there is no sign. */
  static Named scheme(FoldedText text, int start, int end) {
    if (!Ascii.isWord(text.at(end + 1))) {
      return Named.NOTHING;
    }
    if (end - start == 6 && text.has(start, "bearer")) {
      return Named.TOKEN;
    }
    boolean basic = end - start == 5 && text.has(start, "basic") && authorizes(text, start);
    return basic ? Named.LOGIN : Named.NOTHING;
  }

  private static boolean authorizes(FoldedText text, int start) {
    int at = start;
    while (at > 0 && start - at < 8 && !Ascii.isWord(text.at(at - 1))) {
      at--;
    }
    return text.has(at - 13, "authorization");
  }
}
