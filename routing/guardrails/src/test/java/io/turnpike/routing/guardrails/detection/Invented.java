package io.turnpike.routing.guardrails.detection;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Values with right check digits, none of them anybody's: the digits are drawn, and the last ones
 * tried until the sum is right, by sums of its own and not the product's.
 */
final class Invented {

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String BASE58 =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  static final String ALPHANUMERIC = LETTERS + LETTERS.toLowerCase(Locale.ROOT) + "0123456789";

  private final Random random;

  Invented(Random random) {
    this.random = random;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String one(String... of) {
    return of[random.nextInt(of.length)];
  }

  /** % becomes a digit, ^ a letter, ? either, * the same of any case, # hexadecimal. */
  String like(String pattern) {
    StringBuilder out = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      out.append(
          switch (c) {
            case '%' -> (char) ('0' + random.nextInt(10));
            case '^' -> LETTERS.charAt(random.nextInt(26));
            case '?' -> (LETTERS + "0123456789").charAt(random.nextInt(36));
            case '*' -> ALPHANUMERIC.charAt(random.nextInt(62));
            case '#' -> "0123456789abcdef".charAt(random.nextInt(16));
            default -> c;
          });
    }
    return out.toString();
  }

  String random(int length) {
    return like("*".repeat(length - 2) + "7^");
  }

  /** Draws until it is right. */
  String until(String pattern, Predicate<String> right) {
    String drawn = like(pattern);
    while (!right.test(drawn)) {
      drawn = like(pattern);
    }
    return drawn;
  }

  static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int d = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? d : List.of(0, 2, 4, 6, 8, 1, 3, 5, 7, 9).get(d);
    }
    return sum % 10 == 0;
  }

  static int sum(String digits, String weights) {
    String[] each = weights.split(" ");
    int sum = 0;
    for (int i = 0; i < each.length; i++) {
      sum += (digits.charAt(i) - '0') * Integer.parseInt(each[i]);
    }
    return sum;
  }

  String card() {
    String brand =
        one(
            "4%%%%%%%%%%%%%%%", "51%%%%%%%%%%%%%%", "55%%%%%%%%%%%%%%", "2223%%%%%%%%%%%%",
            "34%%%%%%%%%%%%%", "37%%%%%%%%%%%%%", "6011%%%%%%%%%%%%", "65%%%%%%%%%%%%%%",
            "3530%%%%%%%%%%%%", "36%%%%%%%%%%%%", "302%%%%%%%%%%%", "6221%%%%%%%%%%%%");
    return until(brand, Invented::luhn);
  }

  /** In fours, as American Express does, or together. */
  String written(String card) {
    String sign = one(" ", "-", "", "\u00A0", "");
    if (card.length() == 16) {
      return card.replaceAll("(\\d{4})(?!$)", "$1" + sign);
    }
    return card.substring(0, 4) + sign + card.substring(4, 10) + sign + card.substring(10);
  }

  String iban() {
    String country =
        one(
            "DE%%%%%%%%%%%%%%%%%%", "GB^^^^%%%%%%%%%%%%%%", "FR%%%%%%%%%%???????????%%",
            "NL^^^^%%%%%%%%%%", "ES%%%%%%%%%%%%%%%%%%%%", "IT^%%%%%%%%%%????????????",
            "CH%%%%%????????????", "AT%%%%%%%%%%%%%%%%", "BE%%%%%%%%%%%%", "PL%%%%%%%%%%%%%%%%%%%%%%%%",
            "SE%%%%%%%%%%%%%%%%%%%%", "DK%%%%%%%%%%%%%%", "NO%%%%%%%%%%%", "FI%%%%%%%%%%%%%%",
            "PT%%%%%%%%%%%%%%%%%%%%%", "IE^^^^%%%%%%%%%%%%%%", "LU%%%?????????????",
            "CZ%%%%%%%%%%%%%%%%%%%%", "TR%%%%%0????????????????", "SA%%??????????????????");
    String land = country.substring(0, 2);
    String rest = like(country.substring(2));
    BigInteger number = new BigInteger(numbers(rest + land + "00"));
    int check = 98 - number.mod(BigInteger.valueOf(97)).intValue();
    String whole = land + (check < 10 ? "0" : "") + check + rest;
    return random.nextBoolean() ? whole : whole.replaceAll("(.{4})(?!$)", "$1 ");
  }

  private static String numbers(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> out.append(Character.digit(c, 36)));
    return out.toString();
  }

  /** Bitcoin, Litecoin, Dogecoin or Tron. */
  String wallet() {
    byte[] bytes = new byte[25];
    random.nextBytes(bytes);
    bytes[0] = one(List.of((byte) 0, (byte) 5, (byte) 0x30, (byte) 0x1e, (byte) 0x41));
    System.arraycopy(sha(sha(java.util.Arrays.copyOf(bytes, 21))), 0, bytes, 21, 4);
    StringBuilder out = new StringBuilder();
    BigInteger number = new BigInteger(1, bytes);
    while (number.signum() > 0) {
      BigInteger[] parts = number.divideAndRemainder(BigInteger.valueOf(58));
      out.append(BASE58.charAt(parts[1].intValue()));
      number = parts[0];
    }
    for (int i = 0; bytes[i] == 0; i++) {
      out.append('1');
    }
    return out.reverse().toString();
  }

  private static byte[] sha(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
