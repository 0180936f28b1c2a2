package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;
import java.util.List;

/** Names that values stand beside which should be kept secret. */
final class SecretNames {

  /** What a name tells of. */
  enum Named {
    NOTHING,
    PASSWORD,
    TOKEN
  }

  private static final List<String> PASSWORDS =
      List.of(
          "password", "passwd", "passwort", "kennwort", "passphrase", "passcode", "wachtwoord",
          "contrasena", "senha", "losenord", "haslo", "salasana", "pwd");
  private static final List<String> TOKENS =
      List.of("secret", "token", "apikey", "accesskey", "secretkey", "credential", "credentials");
  private static final List<String> KEYS =
      List.of(
          "api", "access", "secret", "account", "auth", "private", "signing", "encryption",
          "master", "service", "storage", "subscription", "shared", "app", "admin", "deploy",
          "license", "client");
  private static final List<String> FOREIGN = List.of("パスワード", "密码", "密碼", "비밀번호", "пароль");

  private SecretNames() {}

  /** By the word from here to there and, for some, the one before. */
  static Named of(FoldedText text, int start, int end) {
    return switch (text.at(end - 1) | 0x20) {
      case 'd', 't', 'e', 'a', 'o', 'n', 's', 'l' -> word(text, start, end);
      case 'y' -> key(text, start, end);
      default -> Named.NOTHING;
    };
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

  static boolean isBearer(FoldedText text, int start, int end) {
    return end - start == 6 && text.has(start, "bearer") && Ascii.isWord(text.at(end + 1));
  }
}
